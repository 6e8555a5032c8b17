/** `comments-comment-item__main-content` was named by somebody, `x1lliihq` and `css-146c3p1` by a program. */
export const isSemantic = (name: string) =>
  /^[a-z]{2,}(?:-{1,2}(?:[a-z]{2,}|v\d)|__[a-z]{2,})+$/.test(name) && /__|--|-.*-/.test(name);
