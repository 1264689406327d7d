package backstep.tutor;

import backstep.lesson.Checkpoint;
import backstep.lesson.Choice;
import backstep.lesson.Goal;
import backstep.lesson.Part;
import backstep.lesson.Predict;
import backstep.lesson.Prose;
import backstep.lesson.Question;
import backstep.lesson.Reference;
import backstep.lesson.SessionBlock;
import backstep.notation.UserError;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Shell;
import backstep.shell.World;
import java.util.List;
import java.util.Optional;

/**
 * Leads a learner on from where a lesson waits to where it waits next, and gathers what it says.
 */
final class Lead {
  private static final String UNDECIDED =
      "this cannot be decided, since it builds on a goal that was not reached: lesson goto GOAL leads"
          + " there, skip goes on";

  private static final String NO_SOLUTION = "This copy has no solution; your teacher has it.";

  private final World world;
  private final StringBuilder said = new StringBuilder();
  private LessonUnderWay lesson;
  private Session session;

  Lead(LessonUnderWay lesson, Session session, World world) {
    this.lesson = lesson;
    this.session = session;
    this.world = world;
  }

  /** Says this first. */
  Lead saying(String text) {
    said.append(text);
    return this;
  }

  /** Goes on to the next part where the learner is waited for, or to the end. */
  Reply goOn() {
    while (!lesson.isOver()) {
      Optional<Reply> waiting = lesson.here().fold(new Arrival());
      if (waiting.isPresent()) {
        return waiting.get();
      }
    }
    return end();
  }

  /** At each kind of part, a reply where the learner is waited for; empty once it is passed. */
  private final class Arrival implements Part.Kinds<Optional<Reply>> {
    @Override
    public Optional<Reply> prose(Prose prose) {
      said.append(Voice.prose(prose, world.width()));
      return passed(prose);
    }

    @Override
    public Optional<Reply> session(SessionBlock block) {
      return block.hidden()
          ? passed(block)
          : Optional.of(waiting(Voice.command(lesson.exchange(block), block.typed())));
    }

    @Override
    public Optional<Reply> checkpoint(Checkpoint checkpoint) {
      lesson = lesson.passed(lesson.progress().at(checkpoint.id()), world);
      return passed(checkpoint);
    }

    @Override
    public Optional<Reply> predict(Predict predict) {
      return asked(predict);
    }

    @Override
    public Optional<Reply> choice(Choice choice) {
      return asked(choice);
    }

    private Optional<Reply> asked(Question question) {
      return Optional.of(waiting(Voice.question(question, world.width())));
    }

    @Override
    public Optional<Reply> goal(Goal goal) {
      return Optional.of(waitingFor(goal));
    }

    private Optional<Reply> passed(Part part) {
      pass(part);
      return Optional.empty();
    }
  }

  private void pass(Part part) {
    lesson = lesson.with(lesson.reference().after(part)).behindPart();
  }

  /**
   * Behind a goal the lesson goes on from where the learner has come to, if what it says of that
   * holds there; else from where its own solution leads, and his is kept as a mark. A student's
   * copy has no solution.
   */
  private void pass(Goal goal) {
    Reference ours = lesson.reference().after(goal);
    Optional<Session> way = lesson.atHand().way().filter(theirs -> !theirs.isWhere(ours.now()));
    Optional<Reference> theirs =
        way.map(session -> ours.at(ours.now().following(session).withoutPast()))
            .filter(there -> goal.solution().isEmpty() || lesson.holdsFrom(there));
    if (way.isPresent() && theirs.isEmpty()) {
      List<String> solution = Shell.split(goal.solution()).stream().map(String::strip).toList();
      boolean done = way.get().done().containsAll(solution);
      boolean like = isLike(ours.now(), way.get()) && !isLike(ours.now(), begun(goal));
      said.append(
          done || like
              ? Voice.elsewhere(LessonUnderWay.OWN)
              : Voice.anotherWay(goal, world.width()));
      session = LessonUnderWay.keeping(session, way.get());
    }
    lesson = lesson.with(theirs.orElse(ours)).behindPart();
  }

  private Session begun(Goal goal) {
    return lesson.reference().start(goal).session();
  }

  /** True of the same program with the same settings, wherever it is. */
  private static boolean isLike(Session one, Session other) {
    return one.timeline().ahead().experiment().equals(other.timeline().ahead().experiment());
  }

  private Reply waiting(String text) {
    gather(session);
    said.append(text);
    return Reply.of(session.withCompanion(lesson), said.toString());
  }

  private Reply waitingFor(Goal goal) {
    gather(session);
    Reply start = lesson.reference().start(goal);
    session = session.following(start.session()).withoutMotion().withoutPast();
    said.append(Voice.question(goal, world.width()))
        .append(Voice.start(session.timeline(), session.view(world)));
    return Reply.of(session.withCompanion(lesson), said.toString());
  }

  private Reply end() {
    lesson = lesson.passed(lesson.progress().ended(), world);
    gather(session);
    said.append(Voice.end(lesson, Library.behind(lesson.document().front().id())));
    return Reply.of(lesson.left(session).withoutMotion(), said.toString());
  }

  /**
   * Brings the learner's session to where the lesson is.
   *
   * @param expected where he is if he has not gone elsewhere
   */
  private void gather(Session expected) {
    Reply gathered = lesson.gather(session, expected);
    session = gathered.session();
    lesson = LessonUnderWay.in(session);
    said.append(gathered.text());
  }

  /** Runs the command at hand as it is shown. */
  Reply runShown() {
    if (!(lesson.here() instanceof SessionBlock block)) {
      throw new UserError("the lesson shows no command at the moment");
    }
    gather(lesson.reference().now());
    Reply reply = lesson.reference().run(lesson.exchange(block).command());
    said.append(reply.text());
    if (world.isCancelled()) {
      return Reply.of(session, said + Voice.INTERRUPTED);
    }
    lesson = lesson.with(lesson.reference().at(reply.session())).behindCommand();
    return goOn();
  }

  /** After the learner has reached by himself what a command does. */
  Reply typed(Session reached) {
    lesson = lesson.with(lesson.reference().at(reached)).behindCommand();
    return goOn();
  }

  /** Judges an answer. */
  Reply answered(Predict predict, double given, String typed) {
    Session after = after(predict);
    double value = predict.value().number(after);
    Optional<Predict.Wrong> known = predict.wrong(given, wrong -> wrong.number(after));
    boolean isRounded = known.isEmpty() && Answer.isRounded(typed, value);
    if (predict.isNear(given, value) || isRounded) {
      said.append(Voice.right(typed, shown(predict, after), world.width()));
      explain(predict);
      return passRight(predict, typed);
    }
    lesson = lesson.tried(predict, typed, world);
    String message =
        known.map(Predict.Wrong::message).or(() -> predict.slip(given, value)).orElse(Voice.WRONG);
    return Reply.of(
        session.withCompanion(lesson), said + Voice.wrong(message, predict, lesson, world.width()));
  }

  private Session after(Predict predict) {
    return lesson.reference().run(lesson.reference().now(), predict.run()).session();
  }

  private String shown(Predict predict, Session after) {
    return after.view(world).inline(predict.value().value(after));
  }

  /** Judges an answer. */
  Reply answered(Choice choice, double given) {
    int number = (int) given;
    if (number != given || number < 1 || number > choice.options().size()) {
      throw new UserError(
          "answer by the number of an option, from 1 to " + choice.options().size());
    }
    int right = right(choice);
    if (world.isCancelled()) {
      return Reply.of(session, Voice.INTERRUPTED);
    }
    if (right == 0) {
      throw new UserError(UNDECIDED);
    }
    Choice.Option option = choice.options().get(number - 1);
    if (number == right) {
      said.append(Voice.right(option.message(), world.width()));
      return passRight(choice, Integer.toString(number));
    }
    lesson = lesson.tried(choice, Integer.toString(number), world);
    return Reply.of(
        session.withCompanion(lesson),
        said + Voice.wrong(option.message(), choice, lesson, world.width()));
  }

  /** The number of the right option, which its predicates decide; 0 where they do not. */
  private int right(Choice choice) {
    Reference reference = lesson.reference();
    return choice.right(reference.run(reference.now(), choice.run()).session());
  }

  private Reply passRight(Question question, String given) {
    lesson = lesson.passed(lesson.progress().right(question.id(), given), world);
    return passQuestion(question);
  }

  /** Shows what the question runs, and goes on behind it. */
  private Reply passQuestion(Question question) {
    gather(isAhead(question) ? session : lesson.reference().now());
    said.append(question.fold(new Passing()));
    if (question instanceof Goal goal) {
      pass(goal);
    } else {
      pass(question);
    }
    return goOn();
  }

  /** True of a learner who is where the lesson goes now, by himself. */
  private boolean isAhead(Question question) {
    Reference reference = lesson.reference();
    return question instanceof Goal
        || (!session.isWhere(reference.now()) && session.isWhere(reference.after(question).now()));
  }

  /** What each kind of question runs as it is passed. */
  private final class Passing implements Question.Kinds<String> {
    @Override
    public String predict(Predict predict) {
      return ran(predict.run());
    }

    @Override
    public String choice(Choice choice) {
      return Voice.aside(ran(choice.run()), session.now().position());
    }

    @Override
    public String goal(Goal goal) {
      return "";
    }

    private String ran(String commands) {
      return lesson.reference().run(lesson.reference().now(), commands).text();
    }
  }

  /** The next hint that may be said here. */
  Reply hint() {
    String turn = lesson.turn(world);
    if (!turn.isEmpty()) {
      return Reply.of(session, turn);
    }
    Question question = lesson.question();
    Optional<String> hint =
        question.hints().stream()
            .filter(one -> one.speaksIn(session))
            .skip(lesson.atHand().hints())
            .map(one -> one.text())
            .findFirst();
    if (hint.isEmpty()) {
      throw new UserError("there is no further hint; reveal gives the answer");
    }
    lesson = lesson.with(lesson.atHand().hinted());
    lesson = lesson.passed(lesson.progress().hinted(question.id()), world);
    return Reply.of(session.withCompanion(lesson), Voice.said(hint.get(), world.width()));
  }

  /** Gives the answer, and goes on. */
  Reply reveal() {
    Question question = lesson.question();
    refuseIfReached();
    said.append(question.fold(new Answering()));
    explain(question);
    lesson = lesson.passed(lesson.progress().revealed(question.id()), world);
    return passQuestion(question);
  }

  /** The answer to each kind of question. */
  private final class Answering implements Question.Kinds<String> {
    @Override
    public String predict(Predict predict) {
      return Voice.said("It is " + shown(predict, after(predict)) + ".", world.width());
    }

    @Override
    public String choice(Choice choice) {
      int number = right(choice);
      if (number == 0) {
        throw new UserError(UNDECIDED);
      }
      Choice.Option right = choice.options().get(number - 1);
      return Voice.said(number + ": " + right.text() + ". " + right.message(), world.width());
    }

    @Override
    public String goal(Goal goal) {
      if (goal.solution().isEmpty()) {
        return Voice.said(NO_SOLUTION, world.width());
      }
      return Voice.said("`" + goal.solution() + "`", world.width())
          + lesson.reference().solved(goal).text();
    }
  }

  private void explain(Question question) {
    if (!question.reveal().isEmpty()) {
      said.append(Voice.said(question.reveal(), world.width()));
    }
  }

  /** Goes on without the answer. */
  Reply skip() {
    Question question = lesson.question();
    refuseIfReached();
    lesson = lesson.passed(lesson.progress().skipped(question.id()), world);
    return passQuestion(question);
  }

  private void refuseIfReached() {
    if (lesson.atHand().isReached()) {
      throw new UserError("this goal is reached; lesson next goes on");
    }
  }

  /** Goes on, where nothing is asked. */
  Reply next() {
    if (lesson.here() instanceof SessionBlock) {
      return runShown();
    }
    Question question = lesson.question();
    if (!lesson.atHand().isReached()) {
      throw new UserError(
          question instanceof Goal goal
              ? Voice.lacking(goal, session, world) + "; hint, reveal and skip help"
              : "this question is not answered yet; hint, reveal and skip help");
    }
    return passQuestion(question);
  }
}
