/** Commands on the fiches: the sections of the territory, and the door to the shared text of one section. */
import * as Y from 'yjs';
import { tidyName } from './actor-names.ts';
import type { ItemId } from './model.ts';
import { sectionFragment } from './plan-doc.ts';
import { placeAt } from './plan-order.ts';
import type { PlanPen } from './plan-pen.ts';
import { orderedSections, sectionKey } from './plan-sections.ts';
import { isStandardSection, MAX_OWN_SECTIONS, type SectionModel, sectionNames } from './sheet.ts';

export class PlanSheets {
  readonly #pen: PlanPen;

  constructor(pen: PlanPen) {
    this.#pen = pen;
  }

  /** The shared text of a section, for an editor to be bound to. Undefined when the action is gone. */
  text(action: ItemId, section: string): Y.XmlFragment | undefined {
    const fragment = this.#pen.nested(action, 'sheet')?.get(section);
    return fragment instanceof Y.XmlFragment ? fragment : undefined;
  }

  /** @returns the id of the new section, last in the fiche; undefined when there are as many as there may be */
  addSection(name: string): string | undefined {
    const { meta, items } = this.#pen.roots;
    if (orderedSections(meta).filter(({ isOwn }) => isOwn).length >= MAX_OWN_SECTIONS) return undefined;
    const id = `own-${this.#pen.newId()}`;
    // Born in every fiche at once: two people who write in it first must write in one text.
    this.#pen.create(() => {
      for (const entry of items.values()) {
        const sheet = entry instanceof Y.Map ? entry.get('sheet') : undefined;
        if (sheet instanceof Y.Map) sheet.set(id, sectionFragment(id, []));
      }
    });
    this.#pen.gestures.make(() => {
      meta.set(sectionKey.order(id), placeAt(orderedSections(meta), orderedSections(meta).length).order);
      meta.set(sectionKey.name(id), tidyName(name));
    });
    return id;
  }

  /** An empty name gives a standard section its own name back. */
  renameSection(id: string, name: string): void {
    const { meta } = this.#pen.roots;
    const isBack = isStandardSection(id) && (name.trim() === '' || name.trim() === sectionNames[id]);
    if (!this.#isKnown(id) || this.#nameOf(id) === name.trim()) return;
    this.#pen.gestures.goOn(`section ${id}`, () => {
      if (isBack) meta.delete(sectionKey.name(id));
      else meta.set(sectionKey.name(id), tidyName(name));
    });
  }

  /** What a hidden section holds is kept, and still shown where there is something. */
  hideSection(id: string, isHidden: boolean): void {
    const { meta } = this.#pen.roots;
    if (!this.#isKnown(id) || (meta.get(sectionKey.hidden(id)) === true) === isHidden) return;
    this.#pen.gestures.make(() => this.#writeHidden(id, isHidden));
  }

  /** Puts a section just before another, or last. */
  moveSection(id: string, before: string | null): void {
    const { meta } = this.#pen.roots;
    const others = orderedSections(meta).filter(section => section.id !== id);
    const target = others.findIndex(section => section.id === before);
    const present = orderedSections(meta).findIndex(section => section.id === id);
    const index = target < 0 ? others.length : target;
    if (present < 0 || present === index) return;
    this.#pen.gestures.make(() => {
      const { order, rekeyed } = placeAt(others, index);
      for (const other of rekeyed) meta.set(sectionKey.order(other.id), other.order);
      meta.set(sectionKey.order(id), order);
    });
  }

  /** Shows the sections of a model and hides the others. */
  takeModel({ sections }: SectionModel): void {
    const { meta } = this.#pen.roots;
    const shown: readonly string[] = sections;
    this.#pen.gestures.make(() => {
      for (const { id } of orderedSections(meta)) this.#writeHidden(id, !shown.includes(id));
    });
  }

  #writeHidden(id: string, isHidden: boolean): void {
    const { meta } = this.#pen.roots;
    const key = sectionKey.hidden(id);
    if (isHidden && meta.get(key) !== true) meta.set(key, true);
    if (!isHidden && meta.has(key)) meta.delete(key);
  }

  #isKnown(id: string): boolean {
    return this.#nameOf(id) !== undefined;
  }

  #nameOf(id: string): string | undefined {
    return this.#pen.snapshot.territory.sections.find(section => section.id === id)?.name;
  }
}
