package backstep.script;

import backstep.notation.Nearest;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Syntax.Expression;
import backstep.script.Value.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What expressions of a script come to. */
final class Evaluator {
  private final Interpreter interpreter;
  private final Subscripts subscripts;

  Evaluator(Interpreter interpreter) {
    this.interpreter = interpreter;
    this.subscripts = new Subscripts(interpreter);
  }

  Subscripts subscripts() {
    return subscripts;
  }

  Value value(Expression expression, Frame frame) {
    interpreter.budget().spend(1, expression.span());
    if (expression instanceof Syntax.Num number) {
      return new Scalar(number.value(), number.whole() ? Value.Kind.WHOLE : Value.Kind.REAL, null);
    } else if (expression instanceof Syntax.Words words) {
      return Quoted.value(interpreter, words, frame);
    } else if (expression instanceof Syntax.Literal literal) {
      return new Value.Text(literal.text());
    } else if (expression instanceof Syntax.Name name) {
      return name(name, frame);
    } else if (expression instanceof Syntax.Prefix prefix) {
      return prefix(prefix, frame);
    } else if (expression instanceof Syntax.Infix infix) {
      return infix(
          infix.operator(), value(infix.left(), frame), value(infix.right(), frame), infix.span());
    } else if (expression instanceof Syntax.Both both) {
      return both(both, frame);
    } else if (expression instanceof Syntax.Comparison comparison) {
      return new Comparing(interpreter).of(comparison, frame);
    } else if (expression instanceof Syntax.Either either) {
      return either(either, frame);
    } else if (expression instanceof Syntax.Attribute attribute) {
      return Methods.attribute(interpreter, value(attribute.of(), frame), attribute);
    } else if (expression instanceof Syntax.Subscript subscript) {
      return subscript(subscript, frame);
    } else if (expression instanceof Syntax.Call call) {
      return call(call, frame);
    } else if (expression instanceof Syntax.Items items) {
      return new Sequence(values(items.items(), frame), items.tuple());
    } else if (expression instanceof Syntax.Pairs pairs) {
      return pairs(pairs, frame);
    } else if (expression instanceof Syntax.Comprehension comprehension) {
      return comprehension(comprehension, frame);
    } else if (expression instanceof Syntax.Lambda lambda) {
      return function("lambda", lambda.parameters(), List.of(), lambda.value(), frame);
    }
    throw new UserError("this cannot stand here", expression.span());
  }

  /** A function, with the values its parameters have where none is given. */
  Value.Function function(
      String name,
      List<Syntax.Parameter> parameters,
      List<Syntax.Statement> body,
      Expression value,
      Frame frame) {
    List<Value> otherwise = new ArrayList<>();
    for (Syntax.Parameter parameter : parameters) {
      otherwise.add(parameter.otherwise() == null ? null : value(parameter.otherwise(), frame));
    }
    return new Value.Function(
        name, parameters, otherwise, body, value, interpreter.around().locals(body), frame);
  }

  private List<Value> values(List<Expression> expressions, Frame frame) {
    List<Value> values = new ArrayList<>();
    for (Expression expression : expressions) {
      if (expression instanceof Syntax.Spread spread) {
        values.addAll(interpreter.shaping().items(value(spread.of(), frame), spread.span()));
      } else {
        values.add(value(expression, frame));
      }
    }
    return values;
  }

  private static Value name(Syntax.Name name, Frame frame) {
    Value value = frame.get(name.name());
    if (value == null) {
      value = PythonLibrary.named(name.name());
    }
    if (value == null) {
      Set<String> known = new LinkedHashSet<>(PythonLibrary.words());
      for (Frame at = frame; at != null; at = at.outer()) {
        known.addAll(at.values().keySet());
      }
      throw new UserError(
          "nothing is called '"
              + name.name()
              + "' here"
              + Nearest.hint(name.name(), known, "a name is written before it is read"),
          name.span());
    }
    return value;
  }

  private Value prefix(Syntax.Prefix prefix, Frame frame) {
    boolean not = prefix.operator().equals("not");
    Value of = not ? test(prefix.of(), frame) : value(prefix.of(), frame);
    if (not) {
      return of instanceof Scalar scalar
          ? interpreter.branching().not(scalar)
          : Scalar.truth(!interpreter.isTrue(of, prefix.span()));
    }
    interpreter.requireNumbers(of, prefix.span());
    return switch (prefix.operator()) {
      case "-" -> interpreter.arithmetic().negative(numeric(of, prefix.span()), prefix.span());
      case "+" -> numeric(of, prefix.span());
      default -> throw new UserError("'~' is not read here: write not", prefix.span());
    };
  }

  private static Value numeric(Value value, Span span) {
    if (value instanceof Scalar || value instanceof Array) {
      return value;
    }
    throw new UserError(value.described() + " is no number", span);
  }

  /** {@code a + b} and the like, of numbers, arrays, lists and texts. */
  Value infix(String operator, Value a, Value b, Span span) {
    if (Modules.isIgnored(a) || Modules.isIgnored(b)) {
      return Modules.isIgnored(a) ? a : b; // as a time is
    }
    if (a instanceof Value.Text text) {
      boolean joins = operator.equals("+") && b instanceof Value.Text;
      return joins
          ? text.with((Value.Text) b)
          : operator.equals("%") ? Quoted.filled(interpreter, text, b, span) : Value.Text.UNKNOWN;
    }
    if (a instanceof Sequence left && b instanceof Sequence right && operator.equals("+")) {
      interpreter.reading(left, span);
      interpreter.reading(right, span);
      interpreter.budget().spend((long) left.size() + right.size(), span);
      List<Value> items = new ArrayList<>(left.items());
      items.addAll(right.items());
      return new Sequence(items, left.isTuple());
    }
    if (operator.equals("*") && a instanceof Sequence list && b instanceof Scalar times) {
      return repeated(list, times, span);
    }
    if (operator.equals("*") && b instanceof Sequence list && a instanceof Scalar times) {
      return repeated(list, times, span);
    }
    Value left = beside(a, b, span);
    Value right = beside(b, a, span);
    return interpreter
        .arithmetic()
        .infix(operator, numeric(left, span), numeric(right, span), span);
  }

  /** A list beside an array is an array. */
  private Value beside(Value value, Value other, Span span) {
    return value instanceof Sequence && other instanceof Array
        ? interpreter.shaping().array(value, span)
        : value;
  }

  private Value repeated(Sequence list, Scalar times, Span span) {
    int count = Shaping.size(times, span);
    interpreter.budget().spend((long) Math.max(0, count) * list.size(), span);
    List<Value> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.addAll(list.items());
    }
    return new Sequence(items, list.isTuple());
  }

  private Value both(Syntax.Both both, Frame frame) {
    Value left = test(both.left(), frame);
    if (left instanceof Scalar a && interpreter.decides(a)) {
      boolean taken = a.number() != 0 == both.and();
      Value right = interpreter.blocks().going(taken, () -> test(both.right(), frame));
      if (right instanceof Scalar b && a.kind() == Value.Kind.TRUTH && b.kind() == a.kind()) {
        return interpreter.branching().joined(both.and(), a, b);
      }
      throw new UserError("join tests with and, or; these are not both tests", both.span());
    }
    return interpreter.isTrue(left, both.span()) == both.and() ? value(both.right(), frame) : left;
  }

  /** What decides something: an array of one cell is a number there. */
  Value test(Expression expression, Frame frame) {
    Value test = value(expression, frame);
    return test instanceof Array array && array.count() == 1 ? array.scalar(0, 0) : test;
  }

  private Value either(Syntax.Either either, Frame frame) {
    Value test = test(either.test(), frame);
    if (test instanceof Scalar scalar && interpreter.decides(scalar)) {
      return interpreter
          .blocks()
          .fork(
              scalar,
              () -> value(either.yes(), frame),
              () -> value(either.no(), frame),
              either.span());
    }
    return value(interpreter.isTrue(test, either.span()) ? either.yes() : either.no(), frame);
  }

  private Value subscript(Syntax.Subscript subscript, Frame frame) {
    Value of = value(subscript.of(), frame);
    if (of instanceof Value.Native joined && ArrayLibrary.isJoining(joined.name())) {
      return interpreter.call(of, values(subscript.places(), frame), Map.of(), subscript.span());
    }
    if (of instanceof Dictionary dictionary) {
      return entry(dictionary, subscripts.key(subscript, frame), subscript.span());
    }
    return interpreter
        .places()
        .read(of, subscripts.places(subscript.places(), frame), subscript.span());
  }

  private static Value entry(Dictionary dictionary, Object key, Span span) {
    Value value = dictionary.values().get(key);
    if (value == null) {
      String word = Dictionary.word(key);
      List<String> known = dictionary.values().keySet().stream().map(Dictionary::word).toList();
      throw new UserError(
          "the dictionary has no '"
              + word
              + "'"
              + Nearest.hint(word, known, "it must be written first"),
          span);
    }
    return value;
  }

  private Value call(Syntax.Call call, Frame frame) {
    if (call.function() instanceof Syntax.Name name
        && name.name().equals("super")
        && frame.get("super") == null) {
      return Classes.above(frame, call.span());
    }
    Value function = value(call.function(), frame);
    boolean prints = function instanceof Value.Native known && known.name().equals("print");
    boolean passes = Modules.isIgnored(function) || (prints && interpreter.isLooping());
    if (passes && !Calling.callsOwn(call, frame)) {
      Calling.lookUpArguments(call, interpreter, frame);
      Shown.tell(call, interpreter, frame);
      return function instanceof Value.Library ? function : new Value.None();
    }
    List<Value> arguments = values(call.arguments(), frame);
    Map<String, Value> named = new LinkedHashMap<>();
    for (Syntax.Keyword keyword : call.keywords()) {
      Value value = value(keyword.value(), frame);
      if (keyword.name().equals(Syntax.Keyword.ALL) && value instanceof Dictionary all) {
        all.values().forEach((key, one) -> named.put(key.toString(), one));
      } else {
        named.put(keyword.name(), value);
      }
    }
    return interpreter.call(function, arguments, named, call.span());
  }

  private Value pairs(Syntax.Pairs pairs, Frame frame) {
    Map<Object, Value> values = new LinkedHashMap<>();
    for (int i = 0; i < pairs.keys().size(); i++) {
      Object key = Dictionary.key(value(pairs.keys().get(i), frame), pairs.span());
      values.put(key, value(pairs.values().get(i), frame));
    }
    return new Dictionary(values);
  }

  private Value comprehension(Syntax.Comprehension comprehension, Frame frame) {
    List<Value> items = new ArrayList<>();
    Map<Object, Value> entries = new LinkedHashMap<>();
    Consumer<Frame> element =
        inside -> {
          if (comprehension.key() == null) {
            items.add(value(comprehension.element(), inside));
          } else {
            Object key = Dictionary.key(value(comprehension.key(), inside), comprehension.span());
            entries.put(key, value(comprehension.element(), inside));
          }
        };
    interpreter.inline(
        () -> {
          round(comprehension, 0, new Frame(frame), element);
          return null;
        });
    return comprehension.key() == null ? Sequence.list(items) : new Dictionary(entries);
  }

  private void round(
      Syntax.Comprehension comprehension, int index, Frame frame, Consumer<Frame> element) {
    if (index == comprehension.rounds().size()) {
      element.accept(frame);
      return;
    }
    Syntax.Round round = comprehension.rounds().get(index);
    Value over = value(round.items(), frame);
    if (over instanceof Sequence list) {
      interpreter.reading(list, comprehension.span());
    }
    for (Value item : List.copyOf(interpreter.shaping().items(over, comprehension.span()))) {
      interpreter.writing().bind(round.target(), item, frame, true);
      boolean holds = true;
      for (Expression condition : round.conditions()) {
        Value test = value(condition, frame);
        if (test instanceof Scalar scalar && interpreter.decides(scalar)) {
          throw new UserError(
              "how long this list is depends on values of the step", condition.span());
        }
        holds = holds && interpreter.isTrue(test, condition.span());
      }
      if (holds) {
        round(comprehension, index + 1, frame, element);
      }
    }
  }
}
