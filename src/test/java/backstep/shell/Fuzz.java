package backstep.shell;

import backstep.lesson.Lint;
import backstep.lesson.Student;
import backstep.machine.Timeline;
import backstep.network.Shipped;
import backstep.notation.Program;
import backstep.notation.UserError;
import backstep.render.Style;
import backstep.terminal.Shown;
import backstep.tutor.Grade;
import backstep.tutor.Library;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Types random lines into sessions, and checks after each that the session has survived it. Every
 * session has a seed of its own, so a finding can be had again.
 *
 * @param corpus what the lines are made from
 * @param seconds that a line may take; 0 where nobody looks at the clock
 */
record Fuzz(Corpus corpus, int seconds) {
  private static final int SECONDS = 20;
  private static final int LINES_OF_A_SESSION = 60;
  private static final int QUESTIONS_UNTIL_CANCELLED = 200;
  private static final String LOOK = "show; list; where; info";
  private static final String KEPT = "lessons.txt";

  /** The last ones are options of the command line. */
  private static final List<String> READS_LESSON =
      List.of("replay demo.md", "lesson demo.md", "--grade", "--lint", "--student");

  /**
   * One thing that happens: a line is typed, perhaps after a file has been written.
   *
   * @param file its name, or empty for none
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody writes into it
  record Event(String file, byte[] content, String line) {
    @Override
    public String toString() {
      String text = new String(content, StandardCharsets.ISO_8859_1);
      return (file.isEmpty() ? "" : "write " + file + ": " + quoted(text) + "\n") + quoted(line);
    }
  }

  /**
   * What should not have happened.
   *
   * @param events what leads to it, as few as could be found
   */
  record Finding(long seed, String what, List<Event> events) {
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder("session " + seed + ": " + what + "\n");
      events.forEach(event -> text.append(event).append('\n'));
      return text.toString();
    }
  }

  /** Runs for as many lines as the second argument says, from the seed that is the first. */
  public static void main(String[] arguments) {
    long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1;
    int lines = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
    List<Finding> findings =
        new Fuzz(Corpus.ofProject(), SECONDS).findings(seed, lines, System.out);
    System.out.printf(
        Locale.ROOT, "seed %d, %d lines: %d findings%n", seed, lines, findings.size());
    System.exit(findings.isEmpty() ? 0 : 1);
  }

  /**
   * What is found in sessions of at least so many lines together, one for each session at most.
   *
   * @param out where each is said at once
   */
  List<Finding> findings(long seed, int lines, PrintStream out) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i * LINES_OF_A_SESSION < lines; i++) {
      Optional<Finding> finding = session(seed * 1_000_000 + i);
      finding.ifPresent(out::println);
      finding.ifPresent(findings::add);
    }
    return findings;
  }

  /** What is found in one session. */
  Optional<Finding> session(long seed) {
    Typist typist = new Typist(seed, corpus);
    List<Event> events = new ArrayList<>();
    Play play = new Play(seed);
    for (int i = 0; i < LINES_OF_A_SESSION; i++) {
      Event event = typist.event();
      events.add(event);
      Optional<String> wrong = wrong(play, event);
      if (wrong.isPresent()) {
        return Optional.of(new Finding(seed, wrong.get(), fewest(seed, events)));
      }
    }
    return Optional.empty();
  }

  /** Leaves out all events without which something is still wrong at the end. */
  private List<Event> fewest(long seed, List<Event> events) {
    List<Event> few = new ArrayList<>(events);
    for (int i = few.size() - 2; i >= 0; i--) {
      List<Event> fewer = new ArrayList<>(few);
      fewer.remove(i);
      few = goesWrong(seed, fewer) ? fewer : few;
    }
    return few;
  }

  private boolean goesWrong(long seed, List<Event> events) {
    Play play = new Play(seed);
    return events.stream().anyMatch(event -> wrong(play, event).isPresent());
  }

  /** What is wrong after an event; what does not end is left to itself. */
  private Optional<String> wrong(Play play, Event event) {
    if (seconds == 0) {
      return play.wrong(event);
    }
    CompletableFuture<Optional<String>> wrong = new CompletableFuture<>();
    Thread thread = new Thread(() -> wrong.complete(play.wrong(event)));
    thread.setDaemon(true);
    thread.start();
    try {
      return wrong.get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return Optional.of("it takes longer than " + seconds + " s: " + where(thread));
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<StackTraceElement> where(Thread thread) {
    return Stream.of(thread.getStackTrace()).limit(12).toList();
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(
            c ->
                quoted.append(
                    c >= ' ' && c < 127 && c != '"' && c != '\\'
                        ? Character.toString(c)
                        : String.format(Locale.ROOT, "\\u%04x", c)));
    return quoted.append('"').toString();
  }

  /** Who types. */
  private static final class Typist {
    private final Random random;
    private final Corpus corpus;
    private final Mutations mutations;
    private final RandomLines lines;

    Typist(long seed, Corpus corpus) {
      this.random = new Random(seed);
      this.corpus = corpus;
      this.mutations = new Mutations(random, corpus.lines());
      this.lines = new RandomLines(random);
    }

    Event event() {
      return switch (random.nextInt(10)) {
        case 0 -> file("mine.bp", mutations.oneOf(List.of("load mine.bp", "compare mine.bp")));
        case 1 -> file();
        case 2 -> typed(mutations.oneOf(corpus.lines()));
        case 3, 4 -> typed(mutations.of(mutations.oneOf(corpus.lines())));
        case 5 -> typed(mutations.of(lines.command()));
        default -> typed(lines.command());
      };
    }

    /** A file of some kind, and a line that reads it. */
    private Event file() {
      return switch (random.nextInt(7)) {
        case 0 -> file("demo.txt", "source demo.txt");
        case 1, 2 -> file("demo.md", mutations.oneOf(READS_LESSON));
        case 3 -> new Event("Ws.npy", mutations.ofBytes(Corpus.weights()), "load weights Ws.npy");
        case 4 -> new Event("Ws.npz", mutations.ofBytes(Corpus.archive()), "load weights Ws.npz");
        case 5 -> file(KEPT, mutations.oneOf(List.of("lessons", "lesson hook", "lesson")));
        default ->
            file(
                "mine.csv",
                "data mine.csv"
                    + mutations.oneOf(List.of("", " --target kind", " --scale --bias")));
      };
    }

    private Event file(String name, String line) {
      String mutated = mutations.ofFile(mutations.oneOf(corpus.files().get(name)));
      String text = mutations.oneIn(4) ? mutations.hostile(mutated) : mutated;
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return new Event(name, mutations.oneIn(8) ? mutations.ofBytes(bytes) : bytes, line);
    }

    private static Event typed(String line) {
      return new Event("", new byte[0], line);
    }
  }

  /** A world whose disk is full now and then. */
  private static final class Forgetful extends MemoryWorld {
    private final Random random;

    Forgetful(Random random) {
      this.random = random;
    }

    @Override
    public void keep(String name, String text) {
      if (random.nextInt(4) > 0) {
        super.keep(name, text);
      }
    }

    @Override
    public String recall(String name) {
      return random.nextInt(8) > 0 ? super.recall(name) : "";
    }
  }

  /** One session, and what must hold of it. */
  private static final class Play {
    private final MemoryWorld world;
    private Session session;

    Play(long seed) {
      world = new Forgetful(new Random(seed));
      world.write("demo.txt", "step 2\nset alpha 0.1\n");
      List<Shipped> programs = List.of(Shipped.values());
      session = Typed.beginning(programs.get((int) (seed % programs.size())));
    }

    /** What is wrong after an event, if anything is. */
    Optional<String> wrong(Event event) {
      if (event.file().equals(KEPT)) {
        world.keep(KEPT, new String(event.content(), StandardCharsets.UTF_8));
      } else if (!event.file().isEmpty()) {
        world.writeBytes(event.file(), event.content());
      }
      Session before = session;
      try {
        Reply reply = type(before, event.line());
        session = reply.session();
        return Optional.ofNullable(wrong(before, event.line(), reply));
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError thrown) {
        return Optional.of(thrown + " at " + Stream.of(thrown.getStackTrace()).limit(1).toList());
      }
    }

    private Reply type(Session from, String line) {
      if (READS_LESSON.subList(2, READS_LESSON.size()).contains(line)) {
        return option(from, line, world.cancelledAfter(QUESTIONS_UNTIL_CANCELLED));
      }
      return Typed.SHELL.type(
          from, line, world.cancelledAfter(QUESTIONS_UNTIL_CANCELLED), one -> {});
    }

    /** What the command line says of the lesson, or of the recording. */
    private static Reply option(Session session, String line, World world) {
      String file = "demo.md";
      try {
        return Reply.of(
            session,
            switch (line) {
              case "--grade" -> {
                Grade grade = Grade.of("hook", file, Typed.SHELL, world);
                yield grade.text() + grade.json() + grade.csvHead() + grade.csv();
              }
              case "--lint" ->
                  String.join("\n", Lint.lines(file, world.read(file), Set.of(), Typed.SHELL));
              default -> Student.text(Library.document(file, world), Library.text(file, world));
            });
      } catch (UserError error) {
        return new Reply(session, error.text(), true, false);
      }
    }

    private String wrong(Session before, String line, Reply reply) {
      String text = Style.plain(reply.text());
      if (!Shown.commandsOf(reply.text()).isEmpty()) {
        return "it commands the terminal: " + quoted(reply.text());
      }
      boolean single = !line.contains(";") && !line.strip().startsWith("sou");
      if (text.contains("java.") && !line.contains("java.")) {
        return "it says " + text;
      }
      if (reply.failed() && text.isBlank()) {
        return "it fails without a word";
      }
      if (reply.failed() && single && !session.looksLike(before)) {
        return "it fails and changes something";
      }
      if (!isInRange(session)) {
        return "the time is out of range: " + session.now().position();
      }
      if (type(session, LOOK).failed()) {
        return "it cannot be shown: " + type(session, LOOK).text();
      }
      return wrongAfterwards(before, line, single);
    }

    private String wrongAfterwards(Session before, String line, boolean single) {
      int changes = session.undo().past().size() - before.undo().past().size();
      if (changes > 0 && single) {
        // a lesson that shows undo takes the bare word as its own
        Reply undone = type(session, "undo" + "; undo".repeat(changes - 1) + " # back");
        if (undone.failed() || !leadsBack(undone.session(), before)) {
          return "undo does not lead back: " + Style.plain(undone.text());
        }
      }
      if (!session.timeline().ahead().equals(before.timeline().ahead())) {
        return savesAndLoads() ? null : "what is saved is not what is loaded";
      }
      return backIsTheInverseOfStep(line) ? null : "back is not the inverse of step";
    }

    /** What a lesson keeps for the learner is as little undone as the lesson is. */
    private static boolean leadsBack(Session undone, Session before) {
      return (before.companions().isEmpty() && undone.companions().isEmpty())
          ? undone.looksLike(before)
          : undone.isWhere(before);
    }

    private static boolean isInRange(Session session) {
      Timeline timeline = session.timeline();
      int samples = timeline.here().experiment().data().size();
      int lines = timeline.here().experiment().program().size();
      int line = timeline.now().position().line();
      return timeline.now().time() >= 0
          && timeline.now().position().epoch() >= 0
          && timeline.now().position().step() >= 0
          && timeline.now().position().step() < samples
          && (timeline.now().position().atEnd() || (line >= 1 && line <= lines));
    }

    private boolean savesAndLoads() {
      Reply again = type(session, "save again.bp; load again.bp");
      Program program = session.timeline().ahead().experiment().program();
      return !again.failed()
          && again.session().timeline().ahead().experiment().program().equals(program);
    }

    /** At the begin or an end of a sample, and where nothing stops or is cancelled on the way. */
    private boolean backIsTheInverseOfStep(String line) {
      boolean at = session.now().time() == 0 || session.now().position().atEnd();
      if (!at || line.length() % 8 > 0 || session.timeline().isInAnotherPast()) {
        return true;
      }
      Session from = type(session, "delete").session();
      Reply there = type(from, "step 3");
      Session back = type(there.session(), "back 3").session();
      return there.failed()
          || there.text().contains("interrupted")
          || back.now().equals(session.now());
    }
  }
}
