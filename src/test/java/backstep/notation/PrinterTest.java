package backstep.notation;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.network.Shipped;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed reads back as what it was. */
class PrinterTest {

  @Test
  @Tag("slow")
  void expressionsReadBackAsThemselves() {
    Set<Class<?>> kinds = new HashSet<>();
    for (long seed = 0; seed < 3_000; seed++) {
      Expr expr = new RandomExpressions(seed).expr(4);
      String text = Printer.print(expr);
      assertThat(parse(text)).as(text).isEqualTo(expr);
      expr.all().forEach(part -> kinds.add(part.getClass()));
    }
    assertThat(kinds).containsExactlyInAnyOrder(Expr.class.getPermittedSubclasses());
  }

  @Test
  void programsReadBackAsThemselves() {
    for (long seed = 0; seed < 300; seed++) {
      Program program = new RandomExpressions(seed).program();
      String text = program.toString();
      Program read = ProgramParser.parse("random.bp", text);
      assertThat(read).as(text).isEqualTo(program);
      assertThat(read).hasToString(text);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theShippedProgramsPrintAsTheirOwnText(Shipped shipped) {
    assertThat(shipped.program()).hasToString(shipped.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a + b - c",
        "a - (b - c)",
        "a * (b + c)",
        "a @ b @ c",
        "a @ (b @ c)",
        "-a ** 2",
        "(-a) ** 2",
        "a ** -b",
        "a ** b ** c",
        "(a ** b) ** c",
        "(a + b).T",
        "-a.T",
        "(-a)[0]",
        "Ws[1:,:-1].T @ x",
        "not a == b",
        "(not a) == b",
        "(a == b) == c",
        "a and (b or c)",
        "a and b or c",
        "not (a or b)",
        "[[1, 2], [3, 4]]",
        "[a + b, -1]",
        "[[1, 2]]",
        "relu'(Z1) * act(Z1)",
        "--a",
        "not not a",
      })
  void noMoreParenthesesArePrintedThanNeeded(String text) {
    assertThat(Printer.print(parse(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"((a))", "(a * b) + c", "(a.T)[0]", "[[a], [b]]", "a+b"})
  void whatIsNotNeededIsLeftOut(String text) {
    assertThat(Printer.print(parse(text)).length()).isNotEqualTo(text.length());
    assertThat(parse(Printer.print(parse(text)))).isEqualTo(parse(text));
  }

  private static Expr parse(String text) {
    return Parser.expression(Source.typed(text));
  }
}
