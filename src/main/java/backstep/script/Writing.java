package backstep.script;

import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Syntax.Expression;
import backstep.script.Value.Scalar;
import java.util.Collections;
import java.util.List;

/** Writes values: into names, into places, into several at once. */
final class Writing {
  private final Interpreter interpreter;

  Writing(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /**
   * The value of an expression in a step; a part or a turn of an array whose cells are put together
   * in it, and that nothing else looks at, is an array of its own: it gets a line.
   */
  Value own(Expression expression, Frame frame) {
    long next = interpreter.pool().nextStore();
    Value value = interpreter.value(expression, frame);
    boolean isAlone =
        interpreter.isInStep()
            && value instanceof Array array
            && !array.isWhole()
            && array.store().whole() == null
            && !array.store().isBefore(next)
            && !Calling.callsOwn(expression, frame);
    return isAlone ? ((Array) value).copy() : value;
  }

  /** Writes a value into a name, a place, or several. */
  void bind(Expression target, Value value, Frame frame, boolean local) {
    if (target instanceof Syntax.Name name) {
      if (local) {
        frame.values().put(name.name(), value);
      } else {
        interpreter.memory().write(frame, name.name(), setting(name, value, frame));
        interpreter.written().put(name.name(), name.span());
      }
    } else if (target instanceof Syntax.Items items) {
      List<Value> values =
          Modules.isIgnored(value)
              ? Collections.nCopies(items.items().size(), value)
              : interpreter.shaping().items(value, items.span());
      if (values.size() != items.items().size()) {
        throw new UserError(
            "the script stops here: "
                + values.size()
                + " values for "
                + items.items().size()
                + " names",
            items.span());
      }
      for (int i = 0; i < values.size(); i++) {
        bind(items.items().get(i), values.get(i), frame, local);
      }
    } else if (target instanceof Syntax.Subscript subscript) {
      bindPlace(subscript, value, frame);
    } else if (target instanceof Syntax.Attribute attribute) {
      bindAttribute(attribute, value, frame);
    } else {
      throw new UserError("this cannot be written: write a name or a place", target.span());
    }
  }

  private void bindAttribute(Syntax.Attribute attribute, Value value, Frame frame) {
    Value of = interpreter.evaluator().value(attribute.of(), frame);
    if (of instanceof Classes.Instance object) {
      interpreter.memory().write(object.attributes(), attribute.name(), value);
      interpreter.written().put(attribute.name(), attribute.span());
    } else if (!Modules.isIgnored(of)) {
      throw new UserError(
          of.described() + " has no names of its own to write: write a name, or one of an object",
          attribute.span());
    }
  }

  /** Before the loop, a number that gets a name becomes a setting of that name. */
  private Value setting(Syntax.Name name, Value value, Frame frame) {
    boolean plain = interpreter.drawing().isPlain() || interpreter.isInStep();
    if (plain || frame.outer() != null || !(value instanceof Scalar scalar)) {
      return value;
    }
    Variable size = scalar.formula() == null ? null : scalar.formula().variable();
    if (size != null && size.size() != null && size.name().isEmpty()) {
      Variable named = Variable.size(name.name(), size.size(), scalar.number(), name.span());
      return scalar.with(interpreter.pool().read(named));
    }
    if (scalar.formula() != null || scalar.kind() == Value.Kind.TRUTH) {
      return value;
    }
    return scalar.with(
        interpreter.pool().read(Settings.variable(name.name(), scalar.number(), name.span())));
  }

  private void bindPlace(Syntax.Subscript subscript, Value value, Frame frame) {
    Value of = interpreter.evaluator().value(subscript.of(), frame);
    if (Modules.isIgnored(of)) {
      return; // as in plt.rcParams
    }
    if (of instanceof Dictionary dictionary) {
      Object key = interpreter.evaluator().subscripts().key(subscript, frame);
      interpreter.memory().write(dictionary, key, value);
      return;
    }
    interpreter
        .places()
        .write(
            of,
            interpreter.evaluator().subscripts().places(subscript.places(), frame),
            value,
            subscript.span());
  }

  /** {@code a += b}: an array changes in its place, for all that look at it. */
  void change(Syntax.Change change, Frame frame) {
    if (change.target() instanceof Syntax.Subscript target
        && interpreter.value(target.of(), frame) instanceof Array array) {
      List<Place> places = interpreter.evaluator().subscripts().places(target.places(), frame);
      changePlaces(array, places, change, interpreter.value(change.value(), frame));
      return;
    }
    Value before = interpreter.evaluator().value(change.target(), frame);
    Value by = interpreter.evaluator().value(change.value(), frame);
    if (before instanceof Sequence list && by instanceof Sequence more) {
      interpreter.memory().writing(list);
      interpreter.reading(more, change.span());
      interpreter.budget().spend(more.size(), change.span());
      list.items().addAll(List.copyOf(more.items()));
      return;
    }
    Value after = changed(before, change, by);
    if (before instanceof Array array) {
      interpreter.places().fill(array, after, change.span());
      if (!(change.target() instanceof Syntax.Subscript)) {
        bind(change.target(), before, frame, false);
      }
    } else {
      bind(change.target(), after, frame, false);
    }
  }

  private Value changed(Value before, Syntax.Change change, Value by) {
    Value after = interpreter.evaluator().infix(change.operator(), before, by, change.span());
    if (before instanceof Array array && array.store().isInteger() && !Arithmetic.isWhole(after)) {
      throw UserError.stops(
          "this array holds whole numbers, and the result does not", change.span());
    }
    return after;
  }

  /** {@code a[i] += b}: of cells that are listed or tested, a copy is changed and written back. */
  private void changePlaces(Array array, List<Place> at, Syntax.Change change, Value by) {
    Places places = interpreter.places();
    Span span = change.span();
    if (OneHot.change(interpreter, change.operator(), array, at, by, span)
        || (at.size() == 1
            && at.get(0) instanceof Place.Tested tested
            && new TestedCells(interpreter, array, tested, span).change(change.operator(), by))) {
      return;
    }
    Value before = places.read(array, at, span);
    Value after = changed(before, change, by);
    if (before instanceof Array cells && cells.store() == array.store()) {
      places.fill(cells, after, span);
    } else {
      places.write(array, at, after, change.target().span());
    }
  }
}
