package backstep.tutor;

import backstep.lesson.Document;
import backstep.lesson.Goal;
import backstep.lesson.Hint;
import backstep.lesson.Part;
import backstep.lesson.Question;
import backstep.lesson.Reference;
import backstep.lesson.Scratch;
import backstep.lesson.SessionBlock;
import backstep.lesson.SessionBlock.Exchange;
import backstep.notation.UserError;
import backstep.shell.Companion;
import backstep.shell.Look;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.World;
import java.util.Optional;

/**
 * A lesson under way: where it is, and what the learner has done about it. It waits at each command
 * it shows, at each question, and at each goal; meanwhile the whole debugger can be used.
 *
 * @param reference the session as the lesson goes, whatever the learner does meanwhile
 * @param apart true once the learner has been told that his session was elsewhere
 * @param look how the learner had things look before the lesson
 */
record Walk(
    Document document,
    Scratch scratch,
    Reference reference,
    Place place,
    boolean apart,
    Look look,
    Progress progress)
    implements Companion {
  /** The mark under which the learner's own session is kept. */
  private static final String OWN = "mine";

  /** The lesson under way. */
  static Walk in(Session session) {
    return session
        .companion(Walk.class)
        .orElseThrow(
            () ->
                new UserError("no lesson is under way; lessons lists them, lesson ID begins one"));
  }

  @Override
  public World around(World world) {
    return new Beside(world, scratch);
  }

  @Override
  public Optional<Reply> takes(Session session, String line, World world) {
    String typed = line.strip();
    if (here() instanceof SessionBlock block) {
      boolean asShown = typed.equals(exchange(block).command()) && session.isWhere(reference.now());
      return (typed.isEmpty() || asShown) && !block.typed()
          ? Optional.of(new Lead(this, session, world).runShown())
          : Optional.empty();
    }
    if (here() instanceof Goal && attempt().reached() && typed.isEmpty()) {
      return Optional.of(new Lead(this, session, world).next());
    }
    if (here() instanceof Goal && !(typed.isEmpty() && session.again().isEmpty())) {
      return Optional.empty();
    }
    if (here() instanceof Question question && typed.isEmpty()) {
      return Optional.of(Reply.of(session, Voice.question(question, world.width())));
    }
    return Answer.number(typed)
        .map(number -> new Lead(this, session, world).answered(number, typed));
  }

  @Override
  public Reply hears(Session before, String line, Reply reply, World world) {
    Session session = reply.session();
    if (here() instanceof Goal goal && !attempt().reached()) {
      return hears(goal, session, world);
    }
    if (here() instanceof SessionBlock block && block.typed() && !reply.failed()) {
      Reply expected = reference.run(exchange(block).command());
      return session.isWhere(expected.session())
          ? new Lead(this, session, world).typed(expected.session())
          : Reply.of(session, "");
    }
    return Reply.of(session, "");
  }

  private Reply hears(Goal goal, Session session, World world) {
    if (goal.until().holdsIfAny(session)) {
      Walk reached = passed(progress.right(goal.id()), world);
      return Reply.of(session.withCompanion(reached.with(attempt().reaching())), Voice.REACHED);
    }
    for (Hint notice : goal.notices()) {
      if (!attempt().noticed().contains(notice.line()) && notice.speaksIn(session)) {
        return Reply.of(
            session.withCompanion(with(attempt().noticing(notice.line()))),
            Voice.said(notice.text(), world.width()));
      }
    }
    return Reply.of(session, "");
  }

  /** The learner's session without the lesson, and as he had things look before it. */
  Session left(Session session) {
    return session.without(Walk.class).withLook(look);
  }

  /** The part at hand, before the end. */
  Part here() {
    return document.parts().get(place.part());
  }

  /** What the learner has done about it. */
  Attempt attempt() {
    return place.attempt();
  }

  boolean isOver() {
    return place.part() >= document.parts().size();
  }

  /** The question at hand. */
  Question question() {
    if (here() instanceof Question question) {
      return question;
    }
    throw new UserError("the lesson asks nothing at the moment; Enter goes on");
  }

  Exchange exchange(SessionBlock block) {
    return block.exchanges().get(place.command());
  }

  Walk with(Attempt changed) {
    return with(place.with(changed));
  }

  private Walk with(Place changed) {
    return new Walk(document, scratch, reference, changed, apart, look, progress);
  }

  Walk with(Reference changed) {
    return new Walk(document, scratch, changed, place, apart, look, progress);
  }

  Walk inside(Scratch other) {
    return new Walk(document, other, reference, place, apart, look, progress);
  }

  /** With progress that is safe from now on. */
  Walk passed(Progress changed, World world) {
    changed.keep(world);
    return new Walk(document, scratch, reference, place, apart, look, changed);
  }

  /** At the next command of this session, or at the next part. */
  Walk behindCommand() {
    Place behind = place.behindCommand();
    boolean last =
        here() instanceof SessionBlock block && behind.command() == block.exchanges().size();
    return last ? behindPart() : with(behind);
  }

  Walk behindPart() {
    return with(place.behindPart());
  }

  /** The same lesson at another part, to which it goes silently from its beginning. */
  Walk at(int index, Reference begin) {
    Reference there = begin;
    for (Part before : document.parts().subList(0, index)) {
      there = there.after(before);
    }
    return with(there).with(Place.at(index));
  }

  /**
   * The learner's session where the lesson is. What he had otherwise is kept as a mark.
   *
   * @param expected where he is if he has not gone elsewhere
   */
  Reply gather(Session session, Session expected) {
    boolean elsewhere = !session.isWhere(expected);
    Session kept = elsewhere ? session.withMark(OWN) : session;
    Walk told = new Walk(document, scratch, reference, place, apart || elsewhere, look, progress);
    return Reply.of(
        kept.following(reference.now()).withCompanion(told),
        elsewhere && !apart ? Voice.elsewhere(OWN) : "");
  }
}
