/** Keeps the place of what is being read, so that nothing jumps; not seen where that takes no time. */
export function Skeleton() {
  return (
    <div class="skeleton" aria-hidden="true">
      <div />
      <div />
      <div />
    </div>
  );
}
