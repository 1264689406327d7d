package backstep.notation;

import backstep.matrix.Form;
import backstep.matrix.Function;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what numpy spells in another way, such as {@code np.exp(Z)} and {@code A.dot(B)}, as the
 * notation's own form of it; or names that form.
 */
final class NumpyParser {
  private static final Set<String> PRODUCTS = Set.of("dot", "matmul");

  /** What is not read, and how it is written here. */
  private static final Map<String, String> FORMS =
      Map.ofEntries(
          Map.entry("add", "A + B"),
          Map.entry("subtract", "A - B"),
          Map.entry("multiply", "A * B"),
          Map.entry("divide", "A / B"),
          Map.entry("negative", "-A"),
          Map.entry("power", "A ** 2"),
          Map.entry("square", "A ** 2"),
          Map.entry("outer", "a @ b.T"),
          Map.entry("transpose", "A.T"),
          Map.entry("absolute", "abs(A)"),
          Map.entry("amax", "max(A)"),
          Map.entry("amin", "min(A)"),
          Map.entry("linalg", "norm(A)"),
          Map.entry("var", "mean((A - mean(A)) ** 2)"),
          Map.entry("std", "sqrt(mean((A - mean(A)) ** 2))"),
          Map.entry("clip", "minimum(maximum(A, low), high)"),
          Map.entry("sign", "(A > 0) - (A < 0)"),
          Map.entry("array", "[[1, 2], [3, 4]]"),
          Map.entry("zeros_like", "0 * A"),
          Map.entry("ones_like", "sum'(A)"),
          Map.entry("copy", "A"),
          Map.entry("astype", "A"),
          Map.entry("reshape", "A or A.T"),
          Map.entry("ravel", "A or A.T"),
          Map.entry("flatten", "A or A.T"),
          Map.entry("squeeze", "A or A.T"),
          Map.entry("shape", "inputs, outputs or hidden"),
          Map.entry("size", "inputs, outputs or hidden"),
          Map.entry("normal", "randn(rows, cols)"),
          Map.entry("uniform", "low + (high - low) * rand(rows, cols)"));

  private final Tokens tokens;
  private final CallParser calls;

  NumpyParser(Tokens tokens, CallParser calls) {
    this.tokens = tokens;
    this.calls = calls;
  }

  /** What stands behind {@code np}: a function, also one of a part of numpy. */
  Expr function(Token np) {
    StringBuilder path = new StringBuilder("np");
    Token last = np;
    while (tokens.peek().isAttribute()) {
      last = tokens.take();
      path.append(last.text());
    }
    String word = last.text().substring(1);
    if (PRODUCTS.contains(word)) {
      return product(calls.arguments(word, last.span()), last.span());
    }
    if (Parser.CONSTANTS.containsKey(word)) {
      return new Expr.Num(Parser.CONSTANTS.get(word), last.span());
    }
    Optional<Function> function = NumpyFunction.called(path.toString());
    if (function.isEmpty()) {
      throw notRead(path.toString(), word, np.span());
    }
    return calls.ofNumpy(function.get(), List.of(), np.span());
  }

  /** What stands behind a value: a reduction, or the product with another. */
  Expr method(Expr of, Token attribute) {
    String word = attribute.text().substring(1);
    if (PRODUCTS.contains(word)) {
      List<Expr> arguments = calls.arguments(word, attribute.span());
      arguments.add(0, of);
      return product(arguments, attribute.span());
    }
    Optional<Function> function =
        NumpyFunction.called("np." + word).filter(f -> f.form() instanceof Form.Reduction);
    if (function.isEmpty()) {
      throw notRead(attribute.text(), word, attribute.span());
    }
    return calls.ofNumpy(function.get(), List.of(of), attribute.span());
  }

  private static Expr product(List<Expr> of, Span span) {
    if (of.size() != 2) {
      throw new UserError("a product is of two: A @ B", span);
    }
    return new Expr.Binary(Operator.MATRIX_TIMES, of.get(0), of.get(1), span);
  }

  private static UserError notRead(String path, String word, Span span) {
    String known = Function.named(word).map(function -> word + "(...)").orElse(FORMS.get(word));
    return new UserError(
        known == null
            ? path + " is not read here; help functions lists what is"
            : path + " is written " + known + " here",
        span);
  }
}
