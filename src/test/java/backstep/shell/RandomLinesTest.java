package backstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.network.Shipped;
import backstep.render.Style;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is typed, the session survives it; and undo leads back. */
class RandomLinesTest {
  private static final int SESSIONS = 12;
  private static final int LINES = 60;
  private static final String LOOK = "show; list; where";

  private final MemoryWorld world =
      MemoryWorld.with("demo.txt", "step 2\nset alpha 0.1\n").cancelledAfter(Integer.MAX_VALUE);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aLineThatFailsChangesNothingAndNoLineShowsAnException(long seed) {
    RandomLines lines = new RandomLines(new Random(seed));
    for (int i = 0; i < SESSIONS; i++) {
      Session session = begin(i);
      for (int j = 0; j < LINES; j++) {
        String line = lines.command();
        session = typed(session, j % 3 == 0 ? lines.mutated(line) : line);
      }
    }
  }

  private Session typed(Session before, String line) {
    String seen = look(before);
    Reply reply = run(before, line);
    assertThat(reply.text()).as(line).doesNotContain("Exception", "java.");
    assertThat(look(reply.session())).as(line).isNotBlank();
    if (reply.failed() && !line.contains(";")) {
      assertThat(Style.plain(reply.text())).as(line).isNotBlank();
      assertThat(reply.session().looksLike(before) || line.startsWith("sou")).as(line).isTrue();
    }
    if (!reply.session().looksLike(before) && !line.contains(";") && !isUndo(line)) {
      Reply undone = run(reply.session(), "undo");
      assertThat(undone.failed()).as(line).isFalse();
      assertThat(undone.session().looksLike(before)).as(line).isTrue();
      assertThat(look(undone.session())).as(line).isEqualTo(seen);
    }
    return reply.session();
  }

  private static boolean isUndo(String line) {
    return line.strip().startsWith("und") || line.strip().startsWith("red");
  }

  private Reply run(Session session, String line) {
    try {
      return Typed.SHELL.run(session, line, world.cancelledAfter(2000));
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(line, e);
    }
  }

  private String look(Session session) {
    Reply reply = run(session, LOOK);
    assertThat(reply.failed()).as(reply.text()).isFalse();
    return Style.plain(reply.text());
  }

  private static Session begin(int i) {
    return Typed.beginning(shipped(i));
  }

  private static Shipped shipped(int i) {
    return List.of(Shipped.values()).get(i % Shipped.values().length);
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6, 7, 8})
  void aProgramIsReadOrRefused(long seed) {
    Random random = new Random(seed);
    RandomLines lines = new RandomLines(random);
    for (int i = 0; i < 300; i++) {
      String text = lines.program(shipped(i).text());
      world.write("mine.bp", text);
      Session session = begin(0);
      Reply reply = run(session, "load mine.bp");
      assertThat(reply.text()).as(text).doesNotContain("Exception", "java.");
      if (reply.failed()) {
        assertThat(reply.session().looksLike(session)).as(text).isTrue();
      } else {
        runs(reply.session(), text);
      }
    }
  }

  private void runs(Session loaded, String text) {
    assertThat(run(loaded, "step; next; inspect x; test; info; save mine.bp").session())
        .isNotNull();
    Reply again = run(loaded, "save again.bp; load again.bp");
    assertThat(again.failed()).as(text + again.text()).isFalse();
    assertThat(again.session().timeline().ahead().experiment().program())
        .as(text)
        .isEqualTo(loaded.timeline().ahead().experiment().program());
  }

  @ParameterizedTest
  @ValueSource(longs = {9, 10, 11, 12})
  void backIsTheInverseOfStep(long seed) {
    Random random = new Random(seed);
    RandomLines lines = new RandomLines(random);
    for (int i = 0; i < SESSIONS; i++) {
      Session session = begin(i);
      for (int j = 0; j < LINES; j++) {
        session = run(session, lines.command()).session();
        if (session.now().time() == 0 || session.now().position().atEnd()) {
          session = run(session, "delete").session();
          int samples = 1 + random.nextInt(9);
          Session there = run(session, "step " + samples).session();
          assertThat(run(there, "back " + samples).session().now()).isEqualTo(session.now());
        }
      }
    }
  }
}
