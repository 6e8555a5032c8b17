/** A folder of the browser's private files, in memory: what the rolling copy needs of it. */

export class Folder {
  readonly files = new Map<string, Uint8Array<ArrayBuffer>>();
  /** Runs before a file is closed, where the bytes become true; a throw leaves the old ones. */
  beforeClose: (name: string) => void = () => {};

  /** Runs between the moment when a file is taken and the one when it is read; who replaces it then makes it unreadable. */
  beforeRead: (name: string) => void = () => {};

  /** As the program takes it. */
  get handle(): FileSystemDirectoryHandle {
    return this as unknown as FileSystemDirectoryHandle;
  }

  async *keys() {
    yield* [...this.files.keys()];
  }

  async getFileHandle(name: string, { create = false } = {}) {
    if (!this.files.has(name)) {
      if (!create) throw new DOMException(`no ${name}`, 'NotFoundError');
      this.files.set(name, new Uint8Array());
    }
    return {
      getFile: async () => this.#file(name),
      createWritable: async ({ keepExistingData = false } = {}) => this.#writable(name, keepExistingData),
    };
  }

  #file(name: string): Blob {
    const bytes = this.files.get(name) ?? new Uint8Array();
    const file = new Blob([bytes]);
    const read = file.text.bind(file);
    file.text = async () => {
      this.beforeRead(name);
      if ((this.files.get(name) ?? bytes) !== bytes)
        throw new DOMException(`${name} was replaced`, 'NotReadableError');
      return read();
    };
    return file;
  }

  #writable(name: string, keep: boolean) {
    let bytes = keep ? (this.files.get(name) ?? new Uint8Array()) : new Uint8Array();
    let at = 0;
    return {
      seek: async (to: number) => {
        at = to;
      },
      write: async (data: Blob | string) => {
        const more = new Uint8Array(await new Blob([data]).arrayBuffer());
        const next = new Uint8Array(Math.max(bytes.length, at + more.length));
        next.set(bytes);
        next.set(more, at);
        bytes = next;
        at += more.length;
      },
      close: async () => {
        this.beforeClose(name);
        this.files.set(name, bytes);
      },
    };
  }
}
