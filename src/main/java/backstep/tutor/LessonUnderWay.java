package backstep.tutor;

import backstep.lesson.Checkpoint;
import backstep.lesson.Choice;
import backstep.lesson.Document;
import backstep.lesson.Goal;
import backstep.lesson.Hint;
import backstep.lesson.Part;
import backstep.lesson.Predict;
import backstep.lesson.Prose;
import backstep.lesson.Question;
import backstep.lesson.Reference;
import backstep.lesson.Replay;
import backstep.lesson.Scratch;
import backstep.lesson.SessionBlock;
import backstep.lesson.SessionBlock.Exchange;
import backstep.machine.Listener;
import backstep.machine.Timeline;
import backstep.notation.UserError;
import backstep.shell.Companion;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Shell;
import backstep.shell.World;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A lesson under way: where it is, and what the learner has done about it. It waits at each command
 * it shows, at each question, and at each goal; meanwhile the whole debugger can be used.
 *
 * @param reference the session as the lesson goes, whatever the learner does meanwhile
 * @param apart true once the learner has been told that his session was elsewhere
 * @param own the learner's session before the lesson
 */
record LessonUnderWay(
    Document document,
    Scratch scratch,
    Reference reference,
    PartAtHand atHand,
    boolean apart,
    Session own,
    Progress progress)
    implements Companion {
  /** The mark under which the learner's own session is kept. */
  static final String OWN = "mine";

  /** The mark under which a lesson that was left is kept. */
  private static final String LEFT = "lesson";

  /** The lesson under way. */
  static LessonUnderWay in(Session session) {
    return session
        .companion(LessonUnderWay.class)
        .orElseThrow(
            () ->
                new UserError("no lesson is under way; lessons lists them, lesson ID begins one"));
  }

  @Override
  public Optional<String> proposes() {
    return here() instanceof SessionBlock block && !block.typed()
        ? Optional.of(exchange(block).command())
        : Optional.empty();
  }

  @Override
  public String sign() {
    return document.front().id();
  }

  @Override
  public boolean isByHand() {
    return FirstCheck.isBehind(document, atHand.index());
  }

  @Override
  public World around(World world) {
    return new Beside(world, scratch);
  }

  @Override
  public Optional<Reply> takes(Session session, String line, World world) {
    return here().fold(new Taking(this, session, line.strip(), world));
  }

  /** Takes what is typed at each kind of part, if that is meant for it. */
  private record Taking(LessonUnderWay lesson, Session session, String typed, World world)
      implements Part.Kinds<Optional<Reply>> {
    private Lead lead() {
      return new Lead(lesson, session, world);
    }

    @Override
    public Optional<Reply> prose(Prose prose) {
      return Optional.empty();
    }

    @Override
    public Optional<Reply> session(SessionBlock block) {
      if (typed.isEmpty() && block.typed()) {
        return Optional.of(Reply.of(session, lesson.turn(world)));
      }
      boolean asShown =
          typed.equals(lesson.exchange(block).command()) && session.isWhere(lesson.reference.now());
      return typed.isEmpty() || (asShown && !block.typed())
          ? Optional.of(lead().runShown())
          : Optional.empty();
    }

    @Override
    public Optional<Reply> checkpoint(Checkpoint checkpoint) {
      return Optional.empty();
    }

    @Override
    public Optional<Reply> predict(Predict predict) {
      return typed.isEmpty() ? askedAgain(predict) : answered(predict, Answer.ungrouped(typed));
    }

    private Optional<Reply> answered(Predict predict, String given) {
      return Answer.number(given).map(number -> lead().answered(predict, number, given));
    }

    @Override
    public Optional<Reply> choice(Choice choice) {
      return typed.isEmpty()
          ? askedAgain(choice)
          : Answer.number(typed).map(number -> lead().answered(choice, number));
    }

    /** Enter goes on once the goal is reached; before, it repeats a motion, if there is one. */
    @Override
    public Optional<Reply> goal(Goal goal) {
      if (!typed.isEmpty()) {
        return Optional.empty();
      }
      if (lesson.atHand.isReached()) {
        return Optional.of(lead().next());
      }
      return session.again().isEmpty() ? askedAgain(goal) : Optional.empty();
    }

    private Optional<Reply> askedAgain(Question question) {
      return Optional.of(Reply.of(session, Voice.question(question, world.width())));
    }
  }

  @Override
  public Reply hears(Session before, String line, Reply reply, World world) {
    Session session = reply.session();
    if (here() instanceof Goal goal && !atHand.isReached()) {
      return hears(goal, before, line, session, world);
    }
    if (here() instanceof SessionBlock block && !reply.failed()) {
      return hears(block, before, line, session, world);
    }
    if (here() instanceof Choice choice && reply.failed() && choice.isNamedBy(line.strip())) {
      return Reply.of(session, Voice.byNumber(choice));
    }
    boolean mayAnswer = here() instanceof Predict && Answer.isComputed(line);
    return Reply.of(session, mayAnswer ? Voice.COMPUTED : "");
  }

  /**
   * What a command does is reached by others, and looking around leads nowhere. By any others,
   * where the learner is to type it; else by one of its kind: {@code run 3000} for run.
   */
  private Reply hears(
      SessionBlock block, Session before, String line, Session session, World world) {
    String command = exchange(block).command();
    boolean alike = !line.isBlank() && verb(last(line)).equals(verb(last(command)));
    if (!block.typed() && (!alike || session.isWhere(before))) {
      return Reply.of(session, "");
    }
    List<Session> way = reference.way(command);
    Session end = way.get(way.size() - 1);
    if (isAtOrBehind(session, end)) {
      return new Lead(this, session, world).typed(end);
    }
    boolean astray =
        block.typed() && !session.isWhere(before) && way.stream().noneMatch(session::isWhere);
    return Reply.of(session, astray ? Voice.astray() : "");
  }

  /** True at the end of a step, or where the next one begins: {@code goto 300} for run 300. */
  private static boolean isAtOrBehind(Session session, Session end) {
    if (!end.now().position().atEnd() || session.now().position().atEnd()) {
      return session.isWhere(end);
    }
    Timeline behind = end.timeline().goTo(end.now().time() + 1, Listener.NONE);
    return session.isWhere(end.withTimeline(behind));
  }

  private Reply hears(Goal goal, Session before, String line, Session session, World world) {
    if (goal.isReached(session)) {
      LessonUnderWay reached = passed(progress.right(goal.id(), ""), world);
      return Reply.of(session.withCompanion(reached.with(atHand.reaching(session))), Voice.REACHED);
    }
    if (!wasHere(before)) {
      return Reply.of(session, "");
    }
    boolean strays = goal.strays(session) && !goal.strays(before);
    boolean round = comesRound(line, session);
    boolean moved = strays || round || !session.isAt(before.now());
    Optional<Hint> notice = strays ? Optional.empty() : notice(goal, session, moved);
    if (notice.isPresent()) {
      return Reply.of(
          session.withCompanion(with(atHand.noticing(notice.get().line()))),
          Voice.said(notice.get().text(), world.width()));
    }
    boolean tried =
        strays
            || round
            || session.now().time() > before.now().time()
            || verb(last(line)).equals(verb(last(goal.solution())));
    boolean speaks = goal.isBroken(before, session) || (moved && tried);
    return Reply.of(session, speaks ? Voice.notReached(goal, session, world) : "");
  }

  /** True if no line about the lesson led here: one does to another part, or in another scratch. */
  private boolean wasHere(Session before) {
    return before
        .companion(LessonUnderWay.class)
        .filter(was -> was.scratch.equals(scratch) && was.atHand.index() == atHand.index())
        .isPresent();
  }

  /** True of commands that go on in the end, if only to where they began: {@code restart; step}. */
  private static boolean comesRound(String line, Session session) {
    return Shell.split(line).size() > 1 && last(line).equals(session.again());
  }

  /** The command that a line ends in: what leads to a goal in the end, after what prepares it. */
  private static String last(String line) {
    List<String> commands = Shell.split(line);
    return commands.isEmpty() ? "" : commands.get(commands.size() - 1).strip();
  }

  private static String verb(String command) {
    return command.split(" ", 2)[0];
  }

  /** What fits here and was not said yet; else what fits, to a learner who has come here anew. */
  private Optional<Hint> notice(Goal goal, Session session, boolean moved) {
    List<Hint> fitting = goal.notices().stream().filter(one -> one.speaksIn(session)).toList();
    return fitting.stream()
        .filter(one -> !atHand.noticed().contains(one.line()))
        .findFirst()
        .or(() -> fitting.stream().findFirst().filter(one -> moved));
  }

  /**
   * True if what is said behind this goal holds elsewhere, too: its checkpoints up to the next
   * question, of which there must be one, and that question.
   */
  boolean holdsFrom(Reference there) {
    List<Part> behind = document.parts().subList(atHand.index() + 1, document.parts().size());
    List<Part> said = behind.stream().takeWhile(part -> !(part instanceof Question)).toList();
    Stream<Part> question =
        behind.stream().skip(said.size()).limit(1).filter(part -> !(part instanceof Goal));
    return said.stream().anyMatch(Checkpoint.class::isInstance)
        && Replay.holds(document, Stream.concat(said.stream(), question).toList(), there);
  }

  /** With what the learner has come to under the mark for that. */
  static Session keeping(Session session, Session theirs) {
    return session.following(theirs).withMark(OWN);
  }

  /** After an answer that is not right. */
  LessonUnderWay tried(Question question, String given, World world) {
    return passed(progress.tried(question.id(), given), world);
  }

  /** The learner's own session again, with its undo; where the lesson stands is kept as a mark. */
  Session left(Session session) {
    return session.withMark(LEFT).following(own).without(LessonUnderWay.class).asOneChangeFrom(own);
  }

  /** The part at hand, before the end. */
  Part here() {
    return document.parts().get(atHand.index());
  }

  boolean isOver() {
    return atHand.index() >= document.parts().size();
  }

  /** The question at hand. */
  Question question() {
    if (here() instanceof Question question) {
      return question;
    }
    throw new UserError(
        isTyped() ? Voice.TURN : "the lesson asks nothing at the moment; Enter goes on");
  }

  private boolean isTyped() {
    return here() instanceof SessionBlock block && block.typed();
  }

  /** What the learner is to type, if that is so: the paragraph that says it, once more. */
  String turn(World world) {
    if (!isTyped()) {
      return "";
    }
    String said =
        document.parts().get(atHand.index() - 1) instanceof Prose prose
            ? Voice.paragraph(prose, world.width())
            : "";
    return said + Voice.command(exchange((SessionBlock) here()), true);
  }

  Exchange exchange(SessionBlock block) {
    return block.exchanges().get(atHand.command());
  }

  LessonUnderWay with(PartAtHand changed) {
    return new LessonUnderWay(document, scratch, reference, changed, apart, own, progress);
  }

  LessonUnderWay with(Reference changed) {
    return new LessonUnderWay(document, scratch, changed, atHand, apart, own, progress);
  }

  LessonUnderWay inside(Scratch other) {
    return new LessonUnderWay(document, other, reference, atHand, apart, own, progress);
  }

  /** With progress that is safe from now on. */
  LessonUnderWay passed(Progress changed, World world) {
    changed.keep(world);
    Classroom.sees(document, progress, changed, world);
    return new LessonUnderWay(document, scratch, reference, atHand, apart, own, changed);
  }

  /** At the next command of this session, or at the next part. */
  LessonUnderWay behindCommand() {
    PartAtHand behind = atHand.behindCommand();
    boolean last =
        here() instanceof SessionBlock block && behind.command() == block.exchanges().size();
    return last ? behindPart() : with(behind);
  }

  LessonUnderWay behindPart() {
    return with(PartAtHand.at(atHand.index() + 1));
  }

  /** The same lesson at another part, to which it goes silently from its beginning. */
  LessonUnderWay at(int index, Reference begin) {
    Reference there = begin;
    for (Part before : document.parts().subList(0, index)) {
      there = there.after(before);
    }
    return with(there).with(PartAtHand.at(index));
  }

  /**
   * The learner's session where the lesson is. What he had otherwise is kept as a mark.
   *
   * @param expected where he is if he has not gone elsewhere
   */
  Reply gather(Session session, Session expected) {
    boolean elsewhere = !session.isWhere(expected);
    Session kept = elsewhere ? session.withMark(OWN) : session;
    LessonUnderWay told =
        new LessonUnderWay(document, scratch, reference, atHand, apart || elsewhere, own, progress);
    return Reply.of(
        kept.following(reference.now()).withCompanion(told),
        elsewhere && !apart ? Voice.elsewhere(OWN) : "");
  }
}
