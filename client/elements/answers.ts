/** What a form's fields say, by their names. */
export interface Answers {
  readonly form: HTMLFormElement;
  /** Without the spaces around it; empty for a field there is none of. */
  said(field: string): string;
}

/** Of a form that is being sent, which the browser is kept from sending by itself. */
export function answersOf(event: SubmitEvent): Answers | undefined {
  event.preventDefault();
  const form = event.currentTarget;
  if (!(form instanceof HTMLFormElement)) return undefined;
  const answers = new FormData(form);
  return { form, said: field => String(answers.get(field) ?? '').trim() };
}
