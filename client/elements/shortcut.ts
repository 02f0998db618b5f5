/** Keys and what they do, as they are told to people: each list stands beside the code that listens to them. */

export interface Shortcut {
  /** Each does it: `Ctrl+Z`, `Maj+↑`, `Entrée`. */
  readonly keys: readonly string[];
  readonly does: string;
}

export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}
