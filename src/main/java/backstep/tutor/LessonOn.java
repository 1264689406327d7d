package backstep.tutor;

import backstep.lesson.Document;
import backstep.lesson.Part;
import backstep.lesson.Prose;
import backstep.lesson.Reference;
import backstep.lesson.Scratch;
import backstep.notation.Nearest;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.shell.Argument;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Completion;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Shell;
import backstep.shell.Syntax;
import backstep.shell.Word;
import backstep.shell.World;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code lesson ID}: begins a lesson or takes it up again, and moves about in it. */
record LessonOn(Shell shell) implements Command {
  private static final List<String> WORDS =
      List.of("next", "back", "goto", "where", "goal", "leave", "review", "again", "submit");

  @Override
  public Help help() {
    return Help.of(
            Group.LEARN,
            "lesson",
            "lesson [ID [again] [--seed N] | next|back|goto|where|goal|review|submit|leave]",
            "begin a lesson, or go on where you left it",
            "lesson slope")
        .details(
            """
            Enter runs the command that the lesson shows next. A number answers a question; hint, reveal and skip
            help. The whole debugger can be used meanwhile: looking costs nothing, and whatever you change, the
            lesson goes on from its own state and keeps yours as the mark mine. next goes on after a goal, back leads
            to the section before, lesson goal repeats what is asked, lesson review shows your answers, lesson submit
            hook.md writes what you have done in it from its beginning, as a recording to be handed in; leave ends
            it: what you have answered is kept, what you had loaded before comes back, and goto lesson leads into the
            lesson again. lesson alone goes on with the last one. A lesson is known by its id or how that
            begins, its number or its file; again begins it anew, and --seed gives it other random numbers.
            """);
  }

  @Override
  public Syntax syntax() {
    return Syntax.word("next", "go on after a goal")
        .or(Syntax.word("back", "to the section before"))
        .or(Syntax.word("goto", "to a section or a question").then(part()))
        .or(Syntax.word("where", "where this lesson stands"))
        .or(Syntax.word("goal", "repeat what is asked"))
        .or(Syntax.word("review", "show your answers"))
        .or(Syntax.word("submit", "write what you have done to a file").then(Syntax.file(".md")))
        .or(Syntax.word("leave", "end the lesson"))
        .or(
            id().or(Syntax.file(".md"))
                .then(Syntax.word("again", "from its beginning").optional())
                .then(
                    Syntax.word("--seed", "with other random numbers")
                        .then(Completion.OTHER)
                        .optional()));
  }

  private static Argument id() {
    return (session, shell, typed) ->
        Library.ids().stream().map(id -> new Word(id, Library.title(id)));
  }

  /** The questions of the lesson under way. */
  private static Argument part() {
    return (session, shell, typed) ->
        session.companion(LessonUnderWay.class).stream()
            .flatMap(lesson -> lesson.document().parts().stream())
            .filter(part -> !part.id().isEmpty())
            .map(part -> new Word(part.id(), part.section()));
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Span span = arguments.here();
    if (arguments.isEmpty()) {
      return goOn(session, span, arguments, world);
    }
    String word = arguments.word("the id of a lesson");
    if (word.equals("goto")) {
      return goTo(session, arguments, world);
    }
    if (word.equals("submit")) {
      Document done = lastDocument(session, world);
      return Reply.of(session, Submission.write(done, arguments.file(), shell, world));
    }
    if (!WORDS.contains(word)) {
      return begin(session, word, span, arguments, world);
    }
    arguments.end();
    LessonUnderWay lesson = LessonUnderWay.in(session);
    return switch (word) {
      case "next" -> new Lead(lesson, session, world).next();
      case "back" -> to(session, lesson, sectionBefore(lesson), world);
      case "goal" -> Reply.of(session, Voice.question(lesson.question(), world.width()));
      case "where" -> Reply.of(session, Voice.where(lesson));
      case "review" -> Reply.of(session, Voice.review(lesson, world.width()));
      case "leave" -> Reply.of(lesson.left(session), Voice.left(lesson.document().front().id()));
      default -> throw new UserError("again stands behind the id of a lesson", span);
    };
  }

  /** The lesson under way, or else that of those that ship which was under way last. */
  private static Document lastDocument(Session session, World world) {
    return session
        .companion(LessonUnderWay.class)
        .map(LessonUnderWay::document)
        .or(
            () ->
                Progress.last(Progress.all(world))
                    .map(one -> Library.document(one.lesson(), world)))
        .orElseThrow(() -> new UserError("no lesson has been begun; lessons lists them"));
  }

  /** Where one is, or was when one last left. */
  private Reply goOn(Session session, Span span, Arguments arguments, World world) {
    if (session.companion(LessonUnderWay.class).isPresent()) {
      LessonUnderWay lesson = LessonUnderWay.in(session);
      return Reply.of(session, Voice.where(lesson) + lesson.turn(world));
    }
    Progress last =
        Progress.lastUnderWay(Recording.known(session, world))
            .orElseThrow(
                () ->
                    new UserError(
                        "no lesson is under way; lessons lists them, lesson ID begins one"));
    return begin(session, last.lesson(), span, arguments, world);
  }

  private Reply begin(Session session, String name, Span span, Arguments arguments, World world) {
    boolean again = arguments.takes("again");
    String seed = arguments.takes("--seed") ? Integer.toString(arguments.seed("the seed")) : "";
    arguments.end();
    Document document =
        Classroom.meant(UserError.about(span, () -> Library.document(name, world)), world);
    if (document.front().id().isEmpty()) {
      throw new UserError(name + " is no lesson: its head has no line lesson: ID", span);
    }
    List<Progress> known = Recording.known(session, world);
    Optional<Progress> kept =
        Progress.of(document.front().id(), known)
            .filter(one -> !again && one.isUnderWay())
            .filter(one -> seed.isEmpty() || seed.equals(one.seed()));
    boolean isRecorded = session.companion(Recording.class).isPresent();
    String odd = isRecorded ? "" : Progress.oddity(world).orElse("");
    Progress progress = kept.orElseGet(() -> Progress.begin(document, seed, known));
    progress.keep(world);
    Classroom.begins(document, progress, world);
    Scratch scratch = new Scratch(world);
    Session told = Recording.beginning(document, session);
    Session own = told.companion(LessonUnderWay.class).map(now -> now.left(told)).orElse(told);
    Reference begin = begin(own, document, seed(progress), scratch);
    LessonUnderWay lesson =
        new LessonUnderWay(document, scratch, begin, PartAtHand.at(0), false, own, progress)
            .at(behind(document, progress.at()), begin);
    Session logged = own.withCompanion(new Logbook(document.front().id(), shell));
    return new Lead(lesson, logged, world)
        .saying(odd)
        .saying(kept.map(one -> Voice.resumed(name, one.isOf(document))).orElse(""))
        .saying(kept.isPresent() ? "" : Voice.needs(undone(document, known)))
        .goOn();
  }

  /** The lessons that this one builds on, and that the learner has not been through. */
  private static List<String> undone(Document document, List<Progress> known) {
    Set<String> over =
        known.stream().filter(Progress::over).map(Progress::lesson).collect(Collectors.toSet());
    return document.front().needs().stream().filter(id -> !over.contains(id)).toList();
  }

  /** The beginning of a lesson, as this learner likes things to look. */
  private Reference begin(Session session, Document document, OptionalInt seed, Scratch scratch) {
    Reference begin = Reference.begin(document, seed, shell, scratch);
    return begin.at(begin.now().withLook(session.look()));
  }

  private static OptionalInt seed(Progress progress) {
    return progress.seed().isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(Integer.parseInt(progress.seed()));
  }

  /** The part behind the one of this id; the beginning where there is none. */
  private static int behind(Document document, String id) {
    return IntStream.range(0, document.parts().size())
        .filter(i -> !id.isEmpty() && document.parts().get(i).id().equals(id))
        .map(i -> i + 1)
        .findFirst()
        .orElse(0);
  }

  private Reply to(Session session, LessonUnderWay lesson, int part, World world) {
    Scratch scratch = new Scratch(world);
    Reference begin = Reference.begin(lesson.document(), seed(lesson.progress()), shell, scratch);
    return new Lead(lesson.inside(scratch).at(part, begin), session, world).goOn();
  }

  private Reply goTo(Session session, Arguments arguments, World world) {
    LessonUnderWay lesson = LessonUnderWay.in(session);
    Span span = arguments.here();
    String name = arguments.rest();
    List<Part> parts = lesson.document().parts();
    int part =
        IntStream.concat(
                IntStream.range(0, parts.size()).filter(i -> parts.get(i).id().equals(name)),
                IntStream.range(0, parts.size()).filter(i -> isIn(parts.get(i), name)))
            .filter(i -> !name.isEmpty())
            .findFirst()
            .orElseThrow(() -> new UserError(unknown(lesson, name), span));
    return to(session, lesson, part, world);
  }

  private static boolean isIn(Part part, String section) {
    return part.section().toLowerCase(Locale.ROOT).startsWith(section.toLowerCase(Locale.ROOT));
  }

  private static String unknown(LessonUnderWay lesson, String name) {
    List<String> known =
        lesson.document().parts().stream()
            .flatMap(part -> Stream.of(part.section(), part.id()))
            .filter(one -> !one.isEmpty())
            .distinct()
            .toList();
    return "this lesson has no section or question '"
        + name
        + "'"
        + Nearest.hint(name, known, "it has " + String.join(", ", known));
  }

  /** The beginning of the section at hand, or of the one before it if that is where it is. */
  private static int sectionBefore(LessonUnderWay lesson) {
    int at =
        beginning(lesson, Math.min(lesson.atHand().index(), lesson.document().parts().size() - 1));
    boolean little =
        lesson.document().parts().subList(at, lesson.atHand().index()).stream()
            .allMatch(Prose.class::isInstance);
    return little && at > 0 ? beginning(lesson, at - 1) : at;
  }

  private static int beginning(LessonUnderWay lesson, int part) {
    List<Part> parts = lesson.document().parts();
    int at = part;
    while (at > 0 && parts.get(at - 1).section().equals(parts.get(part).section())) {
      at--;
    }
    return at;
  }
}
