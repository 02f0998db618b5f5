/** How an intent that elements dispatch is carried out on the plan. */
import type { Plan } from '../../shared/plan.ts';

export interface Command {
  readonly type: string;
  readonly carryOut: (event: Event, plan: Plan, tell: (text: string) => void) => void;
}

interface IntentClass<Intent extends Event> {
  readonly type: string;
  new (...fields: never[]): Intent;
}

export function command<Intent extends Event>(
  intent: IntentClass<Intent>,
  run: (plan: Plan, event: Intent, tell: (text: string) => void) => unknown,
): Command {
  const carryOut: Command['carryOut'] = (event, plan, tell) => {
    if (event instanceof intent) run(plan, event, tell);
  };
  return { type: intent.type, carryOut };
}
