package backstep.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.shell.MemoryWorld;
import backstep.shell.Typed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a recording brings along, and in whatever order it goes about it: the questions answered
 * are the teacher's, and nothing is worth more than the same without the detours.
 */
class GradeOrderTest {
  private static final int RECORDINGS = 5;
  private static final Pattern ROW =
      Pattern.compile("(\\S+) +(right|revealed|skipped|open) +tries (\\d+), hints (\\d+)");

  /** What may be typed to each question of the lesson: the first is right. */
  private static final Map<String, List<String>> ANSWERS =
      Map.of(
          "sign", List.of("2", "1", "3"),
          "slope", List.of("0.041", "7", "-0.041"),
          "by-hand", List.of("set Wo -Wo; next 5"));

  private static final List<String> DETOURS =
      List.of(
          "lesson slope again",
          "lesson leave",
          "lesson slope --seed 17",
          "lesson goto sign; skip",
          "lesson goto slope; skip",
          "lesson goto by-hand; skip",
          "lesson goto by-hand; next 2; undo; undo",
          "undo",
          "redo",
          "step; undo",
          "restart",
          "lesson forged.md",
          "lesson marked.md",
          "lesson other.md; lesson goto sign",
          "load fixed-relu",
          "lesson next");

  private record Row(boolean right, int tries, int hints) {
    boolean isWorthNoMoreThan(Row plain) {
      return (!right || plain.right) && tries >= plain.tries && hints >= plain.hints;
    }
  }

  /** A question, and what is done about it: a hint, a reveal, or an answer. */
  private record Deed(String question, String what) {
    boolean isAnswer() {
      return ANSWERS.get(question).contains(what) && !question.equals("by-hand");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void noOrderRaisesAScore(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < RECORDINGS; i++) {
      Map<String, List<Deed>> deeds = deeds(random);
      List<Deed> straight = deeds.values().stream().flatMap(List::stream).toList();
      Map<String, String> scripts = new TreeMap<>();
      List<String> plain = new ArrayList<>();
      straight.forEach(deed -> plain.addAll(typed(deed)));
      List<String> mixed = mixed(deeds, scripts, random);
      Map<String, Row> fair = grade(plain, Map.of());
      Map<String, Row> tricky = grade(mixed, scripts);
      assertThat(tricky.keySet()).isEqualTo(ANSWERS.keySet());
      tricky.forEach(
          (id, row) ->
              assertThat(row.isWorthNoMoreThan(fair.get(id)))
                  .as(
                      "%s: %s, plain %s%n%s",
                      id, row, fair.get(id), String.join("\n", mixed) + scripts)
                  .isTrue());
    }
  }

  private static Map<String, List<Deed>> deeds(Random random) {
    Map<String, List<Deed>> deeds = new LinkedHashMap<>();
    for (String id : List.of("sign", "slope", "by-hand")) {
      List<String> all = new ArrayList<>(List.of("hint", "hint", "reveal"));
      all.addAll(ANSWERS.get(id));
      List<Deed> some = new ArrayList<>();
      for (int i = random.nextInt(4); i >= 0; i--) {
        some.add(new Deed(id, all.get(random.nextInt(all.size()))));
      }
      deeds.put(id, some);
    }
    return deeds;
  }

  /** Where only the end was left of the lesson, it takes a second word to begin it anew. */
  private static List<String> typed(Deed deed) {
    return List.of("lesson slope", "lesson slope", "lesson goto " + deed.question(), deed.what());
  }

  /** The deeds in another order, but for those about the same question, with detours. */
  private static List<String> mixed(
      Map<String, List<Deed>> deeds, Map<String, String> scripts, Random random) {
    List<List<Deed>> left = new ArrayList<>();
    deeds.values().forEach(some -> left.add(new ArrayList<>(some)));
    List<String> lines = new ArrayList<>();
    while (left.stream().anyMatch(some -> !some.isEmpty())) {
      List<Deed> some = left.get(random.nextInt(left.size()));
      if (random.nextInt(3) == 0) {
        lines.add(DETOURS.get(random.nextInt(DETOURS.size())));
      }
      if (!some.isEmpty()) {
        lines.addAll(asOneLine(some.remove(0), scripts, random));
      }
    }
    return lines;
  }

  /** An answer stands alone; what else is typed may stand with a detour, or in a script. */
  private static List<String> asOneLine(Deed deed, Map<String, String> scripts, Random random) {
    if (deed.isAnswer()) {
      return typed(deed);
    }
    List<String> some = new ArrayList<>(typed(deed));
    if (random.nextBoolean() && !deed.question().equals("by-hand")) {
      some.add(random.nextBoolean() ? "lesson slope again" : "lesson goto sign; skip");
    }
    String line = String.join("; ", some);
    if (random.nextBoolean()) {
      return List.of(line);
    }
    String script = "script" + scripts.size() + ".txt";
    scripts.put(script, line.replace("; ", "\n"));
    return List.of("source " + script);
  }

  private static Map<String, Row> grade(List<String> lines, Map<String, String> scripts) {
    MemoryWorld world = new MemoryWorld();
    String slope = Library.text("slope", world);
    String easy =
        slope.replace("( ) up", "(*) up").replace("tol: 0.0006", "tol: 0.99").replace("( )", "(*)");
    Map<String, String> files = new TreeMap<>(scripts);
    files.put("forged.md", "\uFEFF" + easy);
    files.put("marked.md", easy.replace("lesson: slope", "lesson :  slope"));
    files.put("other.md", easy.replace("lesson: slope", "lesson: other"));
    StringBuilder text = new StringBuilder("---\nlesson: me\nload: question-relu\n---\n\n");
    files.forEach(
        (name, file) ->
            text.append("~~~~~~bp ").append(name).append('\n').append(file).append("\n~~~~~~\n\n"));
    text.append("```session\n");
    lines.forEach(line -> text.append("backstep> ").append(line).append('\n'));
    world.write("me.md", text.append("```\n").toString());
    Map<String, Row> rows = new TreeMap<>();
    Matcher row = ROW.matcher(Grade.of("slope", "me.md", Typed.SHELL, world).text());
    while (row.find()) {
      int tries = Integer.parseInt(row.group(3));
      int hints = Integer.parseInt(row.group(4));
      rows.put(row.group(1), new Row(row.group(2).equals("right"), tries, hints));
    }
    return rows;
  }
}
