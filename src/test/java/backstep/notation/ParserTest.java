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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "np.exp(a) + np.tanh(b)          | exp(a) + tanh(b)",
        "np.dot(a, b.T)                  | a @ b.T",
        "np.matmul(a + b, c)             | (a + b) @ c",
        "a.dot(b).T                      | (a @ b).T",
        "a.T.dot(b + c) * 2              | a.T @ (b + c) * 2",
        "a.sum(axis=0, keepdims=True)    | sum(a, axis=0)",
        "(a * b).mean()                  | mean(a * b)",
        "np.max(a, axis=-1)              | max(a, axis=1)",
        "np.argmax(a, axis=-2)           | argmax(a, axis=0)",
        "softmax(a, axis=0)              | softmax(a)",
        "softmax'(a, b, axis=1)          | softmax'(a, b, axis=1)",
        "np.maximum(0, a)                | maximum(0, a)",
        "np.where(a > 0, 1, 0)           | where(a > 0, 1, 0)",
        "np.zeros((2, 1)) + np.ones((2, 1)) | zeros(2, 1) + ones(2, 1)",
        "np.random.randn(2, 3) * 0.01    | randn(2, 3) * 0.01",
        "np.pi * a                       | 3.141592653589793 * a",
        "np.T                            | np.T",
      })
  void numpysSpellingIsReadAndWrittenInOneForm(String text, String form) {
    assertThat(parse(text)).isEqualTo(parse(form));
    assertThat(Printer.print(parse(text))).isEqualTo(form);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "W -= alpha * dW     | W = W - alpha * dW",
        "b += a + 1          | b = b + (a + 1)",
        "b *= a + 1          | b = b * (a + 1)",
        "b /= -a             | b = b / -a",
        "A[A <= 0] = 0       | A = where(A <= 0, 0, A)",
        "A[Z < 0] *= 0.01    | A = where(Z < 0, A * 0.01, A)",
        "A[not (Z > 0)] = -1 / 2 | A = where(not Z > 0, -1 / 2, A)",
      })
  void shortFormsOfAStatementAreWrittenOut(String text, String form) {
    assertThat(Parser.statement(Source.typed(text))).hasToString(form);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "max(0, a)           | 0 | max is that of the cells of one matrix; of two, cell by cell,"
            + " it is maximum(0, a), or relu(a)",
        "min(a, b)           | 0 | min is that of the cells of one matrix; of two, cell by cell,"
            + " it is minimum(a, b)",
        "sum(a, 1)           | 7 | an axis is named: sum(a, axis=1)",
        "np.max(a, 0)        | 10 | an axis is named: max(a, axis=0)",
        "softmax'(a, b, 1)   | 15 | an axis is named: softmax'(a, b, axis=1)",
        "sum(a, axis=2)      | 12 | a matrix has two axes: axis=0 is for each column, axis=1 for"
            + " each row",
        "sum(a, axis=b)      | 12 | a matrix has two axes: axis=0 is for each column, axis=1 for"
            + " each row",
        "relu(a, axis=1)     | 8 | relu has no axis",
        "sum(a, dtype=1)     | 7 | sum has no dtype; it has axis",
        "sum(a, keepdims=False) | 16 | a value stays a matrix here: leave keepdims out",
        "np.square(a)        | 0 | np.square is written A ** 2 here",
        "np.linalg.norm(a)   | 0 | np.linalg.norm is written norm(...) here",
        "np.sigmoid(a)       | 0 | np.sigmoid is written sigmoid(...) here",
        "np.fft(a)           | 0 | np.fft is not read here; help functions lists what is",
        "a.reshape(1, 2)     | 1 | .reshape is written A or A.T here",
        "a.norm()            | 1 | .norm is written norm(...) here",
        "a.dot(b, c)         | 1 | a product is of two: A @ B",
      })
  void whatElseOfNumpyIsTypedGetsASentenceThatNamesItsForm(
      String text, int caret, String sentence) {
    assertError(text, text + "\n" + " ".repeat(caret) + "^ " + sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "A[0] = 1     | a line writes a whole value, or its cells where a comparison holds",
        "A[:,0] = 1   | a line writes a whole value, or its cells where a comparison holds",
        "A[B] = 1     | a line writes a whole value, or its cells where a comparison holds",
        "A[A > 0] = B | behind such an index stands a number",
        "A[A > 0] = max(B) | behind such an index stands a number",
        "A @= B       | a statement is NAME = EXPRESSION",
        "A == B       | a statement is NAME = EXPRESSION",
        "sum -= B     | 'sum' has a meaning of its own",
      })
  void whatAStatementCannotBeIsRefused(String text, String sentence) {
    assertThatThrownBy(() -> Parser.statement(Source.typed(text)))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(sentence);
  }

  @Test
  void aPrimeIsPartOfTheFunction() {
    assertThat(parse("relu'(Z1)"))
        .isInstanceOfSatisfying(Expr.Call.class, call -> assertThat(call.primed()).isTrue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(", "[", "-", "not ", "relu(", "a[0]+(", "np.exp(", "a.dot(", "a ** ", "[[1],["})
  void whatIsNestedTooDeeplyIsRefusedBeforeTheStackEnds(String opening) {
    String text = opening.repeat(9_000 / opening.length());
    assertThatThrownBy(() -> parse(text)).isInstanceOf(UserError.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {".T", "[0]", ".sum()", " + a", " and a", " @ a", " ** a"})
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
