package backstep.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {

  /** The right side is how Python groups the left one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a + b * c          | a + (b * c)",
        "a * b + c          | (a * b) + c",
        "a - b - c          | (a - b) - c",
        "a / b / c          | (a / b) / c",
        "a / b * c          | (a / b) * c",
        "a @ b * c          | (a @ b) * c",
        "a * b @ c          | (a * b) @ c",
        "a @ b.T            | a @ (b.T)",
        "a ** b ** c        | a ** (b ** c)",
        "-a ** b            | -(a ** b)",
        "a ** -b            | a ** (-b)",
        "a ** -b ** c       | a ** (-(b ** c))",
        "a ** b * c         | (a ** b) * c",
        "-a * b             | (-a) * b",
        "-a @ b             | (-a) @ b",
        "a * -b             | a * (-b)",
        "-a + b             | (-a) + b",
        "- -a               | -(-a)",
        "-a.T               | -(a.T)",
        "a.T ** b           | (a.T) ** b",
        "a ** b.T           | a ** (b.T)",
        "a[0] ** b          | (a[0]) ** b",
        "a.T[0]             | (a.T)[0]",
        "a + b < c * d      | (a + b) < (c * d)",
        "a < b and c > d    | (a < b) and (c > d)",
        "a and b or c and d | (a and b) or (c and d)",
        "a or b and c       | a or (b and c)",
        "not a == b         | not (a == b)",
        "not a and b        | (not a) and b",
        "not a + b          | not (a + b)",
        "not not a          | not (not a)",
        "a and not b or c   | (a and (not b)) or c",
        "a == -b            | a == (-b)",
      })
  void precedenceIsPythons(String text, String grouped) {
    assertThat(parse(text)).isEqualTo(parse(grouped));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1e3 | 1000",
        ".5 | 0.5",
        "5. | 5",
        "2E-1 | 0.2",
        "inf | inf",
        "pi | 3.141592653589793"
      })
  void numbersAreWrittenAsInPython(String text, String shortest) {
    assertThat(parse(text)).hasToString(parse(shortest).toString());
  }

  @Test
  void aPrimeIsPartOfTheFunction() {
    assertThat(parse("relu'(Z1)"))
        .isInstanceOfSatisfying(Expr.Call.class, call -> assertThat(call.primed()).isTrue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "-", "not ", "relu(", "a[0]+(", "a ** ", "[[1],["})
  void whatIsNestedTooDeeplyIsRefusedBeforeTheStackEnds(String opening) {
    String text = opening.repeat(9_000 / opening.length());
    assertThatThrownBy(() -> parse(text)).isInstanceOf(UserError.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {".T", "[0]", " + a", " and a", " @ a", " ** a"})
  void whatIsChainedTooLongIsRefusedBeforeTheStackEnds(String more) {
    assertThatThrownBy(() -> parse("a" + more.repeat(1_000)))
        .isInstanceOf(UserError.class)
        .hasMessage("this expression is nested too deeply; at most 100 levels");
  }

  @Test
  void errorsPointToTheirPlace() {
    assertError(
        "Ws @ (x",
        """
          Ws @ (x
                 ^ a parenthesis is open: ')' should stand here, not the end of the line""");
    assertError(
        "a + * b",
        """
          a + * b
              ^ a number, a name or a parenthesis should stand here, not '*'""");
    assertError(
        "a b",
        """
          a b
            ^ 'b' is left over after 'a'; is an operator missing between them?""");
    assertError(
        "a = 1",
        """
          a = 1
            ^ '=' is left over after 'a'; a comparison is ==, and set changes a value""");
    assertError(
        "a < b < c",
        """
          a < b < c
                ^ comparisons do not chain: write a < b and b < c""");
    assertError(
        "x ^ 2",
        """
          x ^ 2
            ^ '^' means nothing in the notation; a power is **""");
    assertError(
        "a && b",
        """
          a && b
            ^ '&' means nothing in the notation; write and""");
  }

  @Test
  void errorsAboutFunctionsSayWhatTheyTake() {
    assertError(
        "relo(x)",
        """
          relo(x)
          ^ there is no function 'relo': did you mean 'relu'?""");
    assertError(
        "2 * relu",
        """
          2 * relu
              ^ 'relu' is a function: it needs its arguments in parentheses""");
    assertError(
        "relu(a, b)",
        """
          relu(a, b)
          ^ relu takes 1 argument, not 2""");
    assertError(
        "softmax'(a)",
        """
          softmax'(a)
          ^ softmax' takes 2 arguments, not 1""");
    assertError(
        "argmax'(a)",
        """
          argmax'(a)
          ^ argmax has no slope""");
    assertError(
        "relu'",
        """
          relu'
               ^ a prime belongs to a function, as in relu'(Z1): '(' should stand here, not the end of the line""");
  }

  @Test
  void errorsAboutBracketsAndNumbersSayWhatIsMeant() {
    assertError(
        "[[1, 2], [3]]",
        """
          [[1, 2], [3]]
                   ^ the rows differ in length: 2 and 1""");
    assertError(
        "Ws[1.5]",
        """
          Ws[1.5]
             ^ an index is a whole number or a range such as 0:5""");
    assertError(
        "Ws[0,1,2]",
        """
          Ws[0,1,2]
                ^ an index is M[i,j], M[i,:] or v[i]: ']' should stand here, not ','""");
    assertError(
        "1e999",
        """
          1e999
          ^ 1e999 is too large; the largest is about 1.8e308""");
  }

  @Test
  void aLongLineIsShownAroundTheCaret() {
    String text = "a + ".repeat(40) + "? + a" + " + a".repeat(40);
    UserError error = catchThrowableOfType(UserError.class, () -> parse(text));
    assertThat(unwrapped(error))
        .isEqualTo(
            "  ...+ a + a + a + a + a + a + a + ? + a + a + a + a + a + a + a ...\n"
                + " ".repeat(35)
                + "^ '?' means nothing in the notation; help shows what there is");
  }

  @Test
  void aLineTooLongIsRefused() {
    assertThatThrownBy(() -> parse("a".repeat(10_001)))
        .hasMessage("this line has 10001 characters; at most 10000 are read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"relu = 1", "pi = 3", "and = 2", "act = 1"})
  void aWordOfTheNotationCannotBeWritten(String text) {
    assertThatThrownBy(() -> Parser.statement(Source.typed(text)))
        .isInstanceOf(UserError.class)
        .hasMessageEndingWith("has a meaning of its own and cannot be written");
  }

  private static void assertError(String text, String shown) {
    UserError error = catchThrowableOfType(UserError.class, () -> parse(text));
    assertThat(unwrapped(error))
        .isEqualTo("  " + shown.replace("\n", "\n  ").replaceFirst("^ +", ""));
  }

  /** The text of an error with its message on one line, behind the caret. */
  static String unwrapped(UserError error) {
    int caret = error.text().lastIndexOf('^');
    return error.text().substring(0, caret)
        + error.text().substring(caret).replaceAll("\\s*\\n\\s*", " ");
  }

  private static Expr parse(String text) {
    return Parser.expression(Source.typed(text));
  }
}
