package backstep.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.lesson.Checkpoint;
import backstep.lesson.Goal;
import backstep.lesson.Part;
import backstep.lesson.Prose;
import backstep.lesson.Question;
import backstep.lesson.SessionBlock;
import backstep.render.Style;
import backstep.render.Window;
import backstep.shell.MemoryWorld;
import backstep.shell.Typed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * At 80x24 a learner sees what a block shows and the paragraph that speaks of it, or the question
 * about it, on one screen.
 */
class LessonScreenTest {
  private static final int WIDTH = 80;
  private static final int HEIGHT = 24;

  private final List<String> tooHigh = new ArrayList<>();
  private final Typed learner =
      Typed.in(
          new MemoryWorld() {
            @Override
            public Window window() {
              return new Window(WIDTH, HEIGHT, true, true, true);
            }
          });

  static Stream<String> lessons() {
    return Library.ids().stream();
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void aBlockAndItsParagraphAreSeenTogether(String id) {
    learner.does("lesson " + id);
    for (Optional<LessonUnderWay> at = at(); at.isPresent(); at = at()) {
      if (at.get().here() instanceof SessionBlock block) {
        runs(block, at.get());
      } else {
        answers(at.get().question());
      }
    }
    assertThat(tooHigh).isEmpty();
  }

  private Optional<LessonUnderWay> at() {
    return learner.session().companion(LessonUnderWay.class);
  }

  /** Runs the commands of a block, and looks how much of the screen it takes. */
  private void runs(SessionBlock block, LessonUnderWay lesson) {
    List<String> screen = new ArrayList<>();
    int first = -1;
    for (SessionBlock.Exchange exchange : block.exchanges()) {
      screen.add("backstep> " + exchange.command());
      int begin = screen.size();
      screen.addAll(shown(learner.type(block.typed() ? exchange.command() : "")));
      first = first < 0 ? firstKept(exchange, screen, begin) : first;
    }
    int end = Math.max(first, endOfParagraph(screen, lesson));
    int rows = screen.subList(first, end).stream().mapToInt(LessonScreenTest::rows).sum();
    if (rows > HEIGHT) {
      tooHigh.add("line " + block.line() + ": " + rows + " lines up to " + screen.get(end - 1));
    }
  }

  private static List<String> shown(String reply) {
    return Style.plain(reply).lines().toList();
  }

  /** Where what the document keeps begins; a whole output begins with its command. */
  private static int firstKept(SessionBlock.Exchange exchange, List<String> screen, int begin) {
    if (exchange.expected().isEmpty() || !exchange.expected().get(0).equals("...")) {
      return begin - 1;
    }
    return exchange.expected().stream()
        .filter(line -> !line.equals("..."))
        .findFirst()
        .map(line -> screen.subList(begin, screen.size()).indexOf(line))
        .filter(place -> place >= 0)
        .map(place -> begin + place)
        .orElse(begin - 1);
  }

  /** The end of the first paragraph behind a block, or of the question; 0 where there is none. */
  private static int endOfParagraph(List<String> screen, LessonUnderWay lesson) {
    List<String> paragraph =
        lesson.document().parts().stream()
            .skip(lesson.atHand().index() + 1)
            .filter(part -> !(part instanceof Checkpoint))
            .findFirst()
            .map(LessonScreenTest::said)
            .orElse(List.of())
            .stream()
            .skip(1)
            .takeWhile(line -> !line.isBlank())
            .toList();
    return paragraph.isEmpty()
        ? 0
        : Collections.lastIndexOfSubList(screen, paragraph) + paragraph.size();
  }

  /** A heading begins something new. */
  private static List<String> said(Part part) {
    if (part instanceof Prose prose && !prose.text().startsWith("#")) {
      return shown(Voice.prose(prose, WIDTH));
    }
    return part instanceof Question question ? shown(Voice.question(question, WIDTH)) : List.of();
  }

  private static int rows(String line) {
    return Math.max(1, (line.length() + WIDTH - 1) / WIDTH);
  }

  private void answers(Question question) {
    learner.does(Solved.by(question));
    if (question instanceof Goal) {
      learner.does("lesson next");
    }
  }
}
