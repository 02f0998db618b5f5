import { expect } from 'chai';
import { LitElement } from 'lit';
import { CitationToggleEvent } from '../../../client/citation-events.ts';
import {
  CommentAddEvent,
  CommentDeleteEvent,
  CommentEditEvent,
  CommentResolveEvent,
} from '../../../client/comment-events.ts';
import { PlanIntents } from '../../../client/controllers/plan-intents.ts';
import {
  ActorAddEvent,
  ActorColorSetEvent,
  ActorDeleteEvent,
  ActorKindSetEvent,
  ActorMoveEvent,
  ActorRenameEvent,
  ActorsMergeEvent,
  AliasSetEvent,
  MemberSetEvent,
} from '../../../client/directory-events.ts';
import {
  ActorCreateEvent,
  ActorToggleEvent,
  ItemAddEvent,
  ItemDeleteEvent,
  ItemMoveEvent,
  ItemRenameEvent,
  ItemRestoreEvent,
  MarksSetEvent,
  MarkToggleEvent,
  NumberReleaseEvent,
} from '../../../client/events.ts';
import type { Session } from '../../../client/session.ts';
import {
  ModelTakeEvent,
  SectionAddEvent,
  SectionHideEvent,
  SectionMoveEvent,
  SectionRenameEvent,
  ThemeCreateEvent,
  ThemeToggleEvent,
} from '../../../client/sheet-events.ts';
import { commentId } from '../../../shared/comment.ts';
import { type AccessRole, type Action, actorId, itemId, markAt } from '../../../shared/model.ts';
import type { Plan } from '../../../shared/plan.ts';
import type { Standing } from '../../../shared/protocol.ts';
import { sectionModels } from '../../../shared/sheet.ts';
import { clear, show } from '../page.ts';
import { actionOf, caf, leisure, mark, nurseries, openPennes, septemes, trainings } from '../pennes.ts';
import { standIn } from '../stand-in.ts';

class IntentHost extends LitElement {
  session: Session | undefined;
  readonly told: string[] = [];
  constructor() {
    super();
    new PlanIntents(
      this,
      () => this.session,
      text => this.told.push(text),
    );
  }
}
customElements.define('intent-host', IntentHost);

describe('PlanIntents', () => {
  const orientation = itemId('enjeu-1-a');
  let host: IntentHost;
  let plan: Plan;
  let facts: {
    plan: Plan;
    mayEdit: boolean;
    role: AccessRole;
    isLockedOut?: boolean;
    standing?: Standing;
  };
  /** Dispatched from deep inside, as a leaf element does. */
  let leaf: Element;
  beforeEach(async () => {
    ({ alice: plan } = await openPennes());
    facts = { plan, mayEdit: true, role: 'editor' };
    host = new IntentHost();
    host.session = standIn(facts).session;
    await show(host);
    leaf = document.createElement('i');
    host.renderRoot.append(leaf);
  });
  afterEach(clear);

  const action = (id = trainings): Action => actionOf(plan.snapshot, id);
  const ask = (event: Event): void => void leaf.dispatchEvent(event);

  it('gives themes and takes them back, and creates one once', () => {
    const [theme] = plan.snapshot.themes;
    if (theme) ask(new ThemeToggleEvent(leisure, theme.id, true));
    ask(new ThemeCreateEvent(leisure, 'Mobilité'));
    ask(new ThemeCreateEvent(trainings, 'mobilite'));
    const names = (id = leisure): readonly (string | undefined)[] =>
      action(id).themes.map(known => plan.snapshot.themes.find(({ id }) => id === known)?.name);
    expect(names()).to.include.members([theme?.name, 'Mobilité']);
    expect(names(trainings)).to.include('Mobilité');
    if (theme) ask(new ThemeToggleEvent(leisure, theme.id, false));
    expect(names()).not.to.include(theme?.name);
  });

  it('cites an action under another orientation, and no longer', () => {
    const other = itemId('enjeu-2-a');
    ask(new CitationToggleEvent(leisure, other, true));
    expect(action(leisure).alsoUnder).to.deep.equal([other]);
    ask(new CitationToggleEvent(leisure, other, false));
    expect(action(leisure).alsoUnder).to.deep.equal([]);
  });

  it('marks: one for everyone, one by name, many at once', () => {
    ask(new MarkToggleEvent(trainings, 2022, '*'));
    ask(new MarkToggleEvent(trainings, 2023, septemes));
    ask(new MarksSetEvent([{ action: leisure, year: 2024, mark: mark(caf) }]));
    expect(markAt(action(), 2022).everyone).to.equal(true);
    expect(markAt(action(), 2023).actors).to.deep.equal([septemes]);
    expect(markAt(action(leisure), 2024)).to.deep.equal(mark(caf));
  });

  it('renames, moves, deletes and restores an item', () => {
    ask(new ItemRenameEvent(trainings, 'Former'));
    ask(new ItemMoveEvent(trainings, itemId('enjeu-3-a'), null));
    expect([action().title, action().place.parent]).to.deep.equal(['Former', 'enjeu-3-a']);
    ask(new ItemDeleteEvent(trainings));
    expect(plan.snapshot.actions.map(({ id }) => id)).not.to.include(trainings);
    ask(new ItemRestoreEvent(trainings));
    expect(action().title).to.equal('Former');
  });

  it('puts an item before the sibling it names', () => {
    ask(new ItemMoveEvent(leisure, orientation, trainings));
    expect(action(leisure).place.order < action(trainings).place.order).to.equal(true);
  });

  it('changes the directory: names, nature, hue, other names, members, order', () => {
    ask(new ActorAddEvent('Les 2 communes', 'commune'));
    const both = plan.snapshot.actors.at(-1)?.id ?? actorId('');
    ask(new ActorRenameEvent(both, 'name', 'Les deux communes'));
    ask(new ActorRenameEvent(both, 'label', 'Les 2'));
    ask(new ActorRenameEvent(both, 'short', 'L2'));
    ask(new ActorKindSetEvent(both, 'other'));
    ask(new ActorColorSetEvent(both, 4));
    for (const alias of ['L&S', 'LS']) ask(new AliasSetEvent(both, alias, true));
    ask(new AliasSetEvent(both, 'LS', false));
    ask(new MemberSetEvent(both, septemes, true));
    ask(new ActorMoveEvent(both, septemes));
    expect(plan.snapshot.actors[1]).to.deep.equal({
      id: both,
      name: 'Les deux communes',
      label: 'Les 2',
      short: 'L2',
      kind: 'other',
      aliases: ['L&S'],
      members: [septemes],
      color: 4,
      rank: 1,
    });
  });

  it('says why an abbreviation is refused', () => {
    ask(new ActorRenameEvent(septemes, 'short', 'caf'));
    expect(host.told).to.deep.equal(['« caf » est déjà l’abréviation de « Caf ». Choisissez-en une autre.']);
  });

  it('merges and deletes actors', () => {
    ask(new ActorsMergeEvent(septemes, caf));
    ask(new ActorDeleteEvent(septemes));
    expect(plan.snapshot.actors.map(({ label }) => label)).to.deep.equal(['Les Pennes']);
  });

  it('adds at each level, and to « À classer »', () => {
    ask(new ItemAddEvent('axis', null, 'Handicap'));
    ask(new ItemAddEvent('orientation', itemId('enjeu-3'), 'Aller vers'));
    ask(new ItemAddEvent('action', orientation, 'Café des parents'));
    ask(new ItemAddEvent('action', null, 'À ranger'));
    const { axes, orientations, actions } = plan.snapshot;
    expect(axes.at(-1)?.title).to.equal('Handicap');
    expect(orientations.find(({ title }) => title === 'Aller vers')?.place.parent).to.equal('enjeu-3');
    expect(actions.find(({ title }) => title === 'Café des parents')?.place.parent).to.equal(orientation);
    expect(actions.find(({ title }) => title === 'À ranger')?.place.parent).to.equal(null);
  });

  it('keeps « À classer », and says so, what is added to a place that is gone', () => {
    plan.delete(itemId('enjeu-1'));
    ask(new ItemAddEvent('orientation', itemId('enjeu-1'), 'Aller vers'));
    ask(new ItemAddEvent('action', orientation, 'Accueillir'));
    const { actions } = plan.snapshot;
    const kept = actions.filter(({ title }) => ['Aller vers', 'Accueillir'].includes(title));
    expect(kept.map(({ place }) => place.parent)).to.deep.equal([null, null]);
    expect(host.told).to.have.length(2);
    expect(host.told[0]).to.match(
      /^Quelqu’un d’autre vient de supprimer la place de « Aller vers ».*« À classer »\.$/,
    );
  });

  it('attaches and detaches an actor, and creates one on the fly', () => {
    ask(new ActorToggleEvent(nurseries, 'porteurs', caf, true));
    ask(new ActorToggleEvent(nurseries, 'pilots', caf, false));
    ask(new ActorCreateEvent(nurseries, 'pilots', 'Mission locale', 'association'));
    const created = plan.snapshot.actors.at(-1);
    expect(created).to.include({ name: 'Mission locale', kind: 'association' });
    expect(action(nurseries).porteurs).to.include(caf);
    expect(action(nurseries).pilots).to.include(created?.id);
    expect(action(nurseries).pilots).not.to.include(caf);
  });

  it('adds, corrects, resolves and deletes comments', () => {
    const alice = { name: 'Alice', institution: 'Les Pennes' };
    const comment = () => plan.snapshot.comments[0];
    ask(new CommentAddEvent({ item: trainings, section: 'details', thread: null }, 'Qui ?', alice));
    const id = comment()?.id ?? commentId('rien');
    expect(comment()).to.include({ item: trainings, section: 'details', text: 'Qui ?' });
    ask(new CommentEditEvent(id, 'Qui forme ?'));
    ask(new CommentResolveEvent(id, alice));
    expect([comment()?.text, comment()?.resolved?.by]).to.deep.equal(['Qui forme ?', alice]);
    ask(new CommentResolveEvent(id, null));
    expect(comment()?.resolved).to.equal(null);
    ask(new CommentDeleteEvent(id));
    expect(plan.snapshot.comments).to.deep.equal([]);
  });

  it('gives back a comment on what somebody has deleted meanwhile', () => {
    plan.delete(trainings);
    const subject = { item: trainings, section: null, thread: null };
    ask(new CommentAddEvent(subject, 'Qui ?', { name: 'Alice', institution: '' }));
    expect(host.told[0]).to.match(/vient de supprimer ce que vous commentiez\. Vous écriviez : « Qui \? »$/);
  });

  it('releases a fixed number', () => {
    plan.fixNumber(trainings, '12 bis');
    ask(new NumberReleaseEvent(trainings));
    expect(action().fixedNumber).to.equal(undefined);
  });

  it('makes each intent one gesture, undone at once', () => {
    const before = plan.snapshot.actions;
    ask(new MarksSetEvent([2022, 2023].map(year => ({ action: trainings, year, mark: mark() }))));
    ask(new ItemDeleteEvent(leisure));
    plan.undo();
    plan.undo();
    expect(plan.snapshot.actions).to.deep.equal(before);
    expect(plan.canUndo).to.equal(false);
  });

  it('changes nothing for those who may only read, and says so each time', () => {
    const before = plan.snapshot;
    facts.mayEdit = false;
    ask(new MarkToggleEvent(trainings, 2022, '*'));
    ask(new ItemDeleteEvent(trainings));
    expect(plan.snapshot).to.equal(before);
    expect(host.told).to.have.length(2);
  });

  it('keeps what was begun before the lock fell, and says where it is', () => {
    facts.mayEdit = false;
    facts.isLockedOut = true;
    facts.standing = { locked: true, archived: false };
    ask(new ItemAddEvent('action', orientation, 'À moitié tapée'));
    expect(plan.snapshot.actions.map(({ title }) => title)).to.include('À moitié tapée');
    facts.standing = { locked: false, archived: true };
    ask(new ItemAddEvent('action', orientation, 'Trop tard'));
    expect(plan.snapshot.actions.map(({ title }) => title)).to.include('Trop tard');
    expect(host.told).to.have.length(2);
    expect(host.told[0]).to.match(/verrouillé.*gardée ici.*enregistrée quand/);
    expect(host.told[1]).to.match(/archivé.*pas enregistrée.*gardée ici/);
  });

  it('changes the sections of the fiches for coordinators only, and says so to others each time', () => {
    const names = (): readonly string[] => plan.snapshot.territory.sections.map(({ name }) => name);
    const before = names();
    const [model] = sectionModels;
    const shape = (): void => {
      ask(new SectionRenameEvent('details', 'Contenu'));
      ask(new SectionHideEvent('details', true));
      ask(new SectionMoveEvent('partners', 'details'));
      ask(new SectionAddEvent('Communication'));
      if (model) ask(new ModelTakeEvent(model));
    };
    shape();
    expect(names()).to.deep.equal(before);
    expect(host.told).to.have.length(5);
    expect(host.told[0]).to.match(/^Seule la coordination change les rubriques/);
    facts.role = 'coordinator';
    shape();
    expect(names()).to.include.members(['Contenu', 'Communication']);
    expect(host.told).to.have.length(5);
  });

  it('does nothing without a session, nor once its host has left the page', () => {
    const before = plan.snapshot;
    const { session } = host;
    host.session = undefined;
    ask(new ItemDeleteEvent(trainings));
    host.session = session;
    host.remove();
    ask(new ItemDeleteEvent(trainings));
    expect(plan.snapshot).to.equal(before);
    expect(host.told).to.have.length(0);
  });
});
