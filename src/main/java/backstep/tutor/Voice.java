package backstep.tutor;

import backstep.lesson.Choice;
import backstep.lesson.Document;
import backstep.lesson.Goal;
import backstep.lesson.Part;
import backstep.lesson.Predict;
import backstep.lesson.Prose;
import backstep.lesson.Question;
import backstep.lesson.SessionBlock.Exchange;
import backstep.machine.Position;
import backstep.machine.Timeline;
import backstep.render.Markdown;
import backstep.render.PositionView;
import backstep.render.Style;
import backstep.render.View;
import backstep.shell.Session;
import backstep.shell.World;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How a lesson says what it has to say. */
final class Voice {
  static final String REACHED =
      "\n" + Style.STRONG.on("Reached.") + " Look around as long as you like; Enter goes on.\n";
  static final String INTERRUPTED = "interrupted; Enter runs it again\n";
  static final String COMPUTED =
      Style.FAINT.on("if that is your answer, type the number alone") + "\n";
  static final String WRONG = "That is not it.";
  static final String TURN = "your turn: type it yourself; lesson next does it for you";
  private static final int INDENT = 2;

  private static final String BACK =
      "what you had before it is here again; goto lesson leads back into it\n";

  private Voice() {}

  /** Prose of the lesson. */
  static String prose(Prose prose, int width) {
    return "\n" + Markdown.text(prose.text(), width);
  }

  /** The last paragraph of it, once more. */
  static String paragraph(Prose prose, int width) {
    String text = prose.text().strip();
    return "\n" + Markdown.text(text.substring(text.lastIndexOf("\n\n") + 1).strip(), width);
  }

  /** A command that is about to run. */
  static String command(Exchange exchange, boolean typed) {
    return typed
        ? "\n" + Style.FAINT.on(TURN) + "\n"
        : "\n" + Style.FAINT.on("Enter runs") + "  " + Style.STRONG.on(name(exchange)) + "\n";
  }

  private static String name(Exchange exchange) {
    return exchange.command().isEmpty() ? "the last motion again" : exchange.command();
  }

  /** A question, and how it is answered. */
  static String question(Question question, int width) {
    return question.fold(new Asking(width));
  }

  private record Asking(int width) implements Question.Kinds<String> {
    @Override
    public String predict(Predict predict) {
      return asked("Question", predict, "", answered("a number"));
    }

    @Override
    public String choice(Choice choice) {
      StringBuilder options = new StringBuilder();
      int count = choice.options().size();
      for (int i = 0; i < count; i++) {
        String label = "  " + (i + 1) + ". ";
        String option = choice.options().get(i).text();
        options.append(label).append(Markdown.inline(option, width, label.length()).stripLeading());
      }
      String number = count == 2 ? "1 or 2" : "1 to " + count;
      return asked("Question", choice, options.toString(), answered(number));
    }

    @Override
    public String goal(Goal goal) {
      return asked(
          "Goal", goal, "", "do it with any commands (Enter repeats a step); hint, reveal, skip");
    }

    private static String answered(String by) {
      return "type " + by + "; hint, reveal, skip; look at anything first";
    }

    private String asked(String label, Question question, String options, String how) {
      return "\n"
          + Style.STRONG.on(label)
          + "\n"
          + said(question.ask(), width)
          + options
          + Style.FAINT.on(how)
          + "\n";
    }
  }

  /** What is said to the learner. */
  static String said(String markdown, int width) {
    return Markdown.inline(markdown, width, INDENT);
  }

  /** After the right number; the two are shown where they differ. */
  static String right(String typed, String shown, int width) {
    boolean same = Answer.number(typed).equals(Answer.number(shown));
    return Style.STRONG.on("Right.")
        + "\n"
        + (same ? "" : said("You said " + typed + "; it is " + shown + ".", width));
  }

  /** What a question shows, where the lesson goes on from before it. */
  static String aside(String text, Position here) {
    return text.isEmpty()
        ? ""
        : Style.FAINT.on("tried on a copy:")
            + "\n"
            + text
            + Style.FAINT.on("you are still at " + here)
            + "\n";
  }

  /** Where the learner stands when a goal begins. */
  static String start(Timeline timeline, View view) {
    return Style.FAINT.on("you stand in " + timeline.ahead().experiment().title() + ":")
        + "\n"
        + PositionView.where(timeline.here().experiment(), timeline.now(), view);
  }

  /** That a goal is not reached where the learner stands, and why. */
  static String lacking(Goal goal, Session session, World world) {
    String why = goal.lacking(session, session.view(world)).map(one -> ": " + one).orElse("");
    return "not reached yet" + why;
  }

  /** The same, in lines that fit the window. */
  static String notReached(Goal goal, Session session, World world) {
    String why = Markdown.inline(lacking(goal, session, world), world.width(), 0);
    return Style.FAINT.on(why.stripTrailing()) + "\n";
  }

  /** To a learner who has typed the words of an option. */
  static String byNumber(Choice choice) {
    return Style.FAINT.on("answer by the number of an option, from 1 to " + choice.options().size())
        + "\n";
  }

  /** To a learner who is to type a command, and did something else. */
  static String astray() {
    return Style.FAINT.on("that leads elsewhere: undo takes it back, lesson next does it for you")
        + "\n";
  }

  /** After the right option. */
  static String right(String message, int width) {
    return Style.STRONG.on("Right.") + "\n" + (message.isEmpty() ? "" : said(message, width));
  }

  /** After a wrong answer. */
  static String wrong(String message, Question question, LessonUnderWay lesson, int width) {
    boolean helps = question.hints().size() > lesson.atHand().hints();
    return Style.STRONG.on("Not yet.")
        + "\n"
        + said(message.isEmpty() ? WRONG : message, width)
        + Style.FAINT.on(helps ? "try again; hint helps" : "try again; reveal gives the answer")
        + "\n";
  }

  /** Once, to a learner whose session was elsewhere. */
  static String elsewhere(String mark) {
    return Style.FAINT.on(
            "the lesson goes on from its own state; yours is kept: goto " + mark + " leads there")
        + "\n";
  }

  /** To a learner who has reached a goal in a way of his own. */
  static String anotherWay(Goal goal, int width) {
    return said(
        "One more way is `"
            + goal.solution()
            + "`. The lesson goes on from there; `goto mine` leads back to yours.",
        width);
  }

  /** At the end of a lesson. */
  static String end(LessonUnderWay lesson, Optional<String> next) {
    List<Question> questions = lesson.document().questions();
    String tally =
        questions.isEmpty()
            ? ""
            : " %d of %d %s right, %d at the first try."
                .formatted(
                    lesson.progress().right(),
                    questions.size(),
                    called(questions),
                    lesson.progress().rightAtOnce());
    return "\n"
        + Style.STRONG.on("The end of this lesson.")
        + tally
        + "\n"
        + BACK
        + next.map(id -> "lesson " + id + " is the next one; lessons lists all.\n")
            .orElse("lessons lists all.\n");
  }

  /** What a learner calls these: goals are questions of another kind. */
  private static String called(List<Question> questions) {
    long goals = questions.stream().filter(Goal.class::isInstance).count();
    return goals == 0 ? "questions" : goals == questions.size() ? "goals" : "questions and goals";
  }

  /** Where a lesson is. */
  static String where(LessonUnderWay lesson) {
    List<Question> questions = lesson.document().questions();
    long passed = questions.stream().filter(one -> one.line() < lesson.here().line()).count();
    String section = lesson.here().section();
    String title = lesson.document().front().title();
    return title
        + (section.isEmpty() || section.equals(title) ? "" : " · " + section)
        + " · "
        + passed
        + " of "
        + questions.size()
        + " "
        + called(questions)
        + " behind you\n";
  }

  /** What was asked, what was answered, and what came of it. */
  static String review(LessonUnderWay lesson, int width) {
    StringBuilder text = new StringBuilder();
    for (Question question : lesson.document().questions()) {
      Standing standing = lesson.progress().standing(question.id());
      text.append(Style.STRONG.on(question.id()))
          .append(": ")
          .append(standing.inWords())
          .append('\n')
          .append(said(question.ask(), width))
          .append(standing.given().isEmpty() ? "" : said(answers(question, standing), width));
    }
    return text.append("lesson goto ID leads to a question again.\n").toString();
  }

  private static String answers(Question question, Standing standing) {
    Stream<String> all = standing.given().stream().map(one -> question.fold(new Given(one)));
    return "You said " + String.join(", then ", all.toList());
  }

  /** An answer, with what it stands for. */
  private record Given(String answer) implements Question.Kinds<String> {
    @Override
    public String predict(Predict predict) {
      return answer;
    }

    @Override
    public String choice(Choice choice) {
      return IntStream.range(0, choice.options().size())
          .filter(i -> answer.equals(Integer.toString(i + 1)))
          .mapToObj(i -> answer + " (" + choice.options().get(i).text() + ")")
          .findFirst()
          .orElse(answer);
    }

    @Override
    public String goal(Goal goal) {
      return answer;
    }
  }

  static String left(String id) {
    return "left the lesson; lesson " + id + " goes on where you were\n" + BACK;
  }

  /** To a learner who sits down again: {@code find-it, question 3 of 5: type lesson to go on}. */
  static String underWay(Document document, String at) {
    List<String> ids = document.questions().stream().map(Question::id).toList();
    List<Part> parts = document.parts();
    int behind =
        IntStream.range(0, parts.size())
            .filter(i -> parts.get(i).id().equals(at))
            .findFirst()
            .orElse(-1);
    long passed = parts.stream().limit(behind + 1).filter(part -> ids.contains(part.id())).count();
    String question =
        passed == ids.size() ? "" : ", question " + (passed + 1) + " of " + ids.size();
    return document.front().id() + question + ": type lesson to go on\n";
  }

  /** To a learner who has left out what this lesson builds on. */
  static String needs(List<String> undone) {
    return undone.isEmpty()
        ? ""
        : Style.FAINT.on("this lesson builds on " + String.join(" and ", undone) + ", not done yet")
            + "\n";
  }

  /** To a learner who comes back. */
  static String resumed(String id, boolean unchanged) {
    return Style.FAINT.on(
            unchanged
                ? "going on where you left this lesson; lesson " + id + " again begins it anew"
                : "this lesson has changed since; it goes on at the part that still fits")
        + "\n";
  }
}
