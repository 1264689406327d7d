package backstep.script;

import backstep.matrix.Matrix;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Syntax.Statement;
import backstep.script.Value.Scalar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The lines of one step, in the order of the script: what each statement has written, under the
 * author's names. Loops, functions and lists are gone in them.
 */
final class Trace {
  /** What the step takes of the data is called so until it is known what it is. */
  static final String DATA = "data";

  /**
   * A line.
   *
   * @param kept true if the author wrote this name in the step itself; what a loop or a function
   *     writes for itself stays only where it is read
   */
  record Line(Variable target, Formula value, boolean kept) {
    /**
     * A number that a function gives, as a cost, is the author's once it has a name in the step.
     */
    Line named(Variable one) {
      return one == target && one.shape().isScalar() ? new Line(target, value, true) : this;
    }
  }

  private final Formulas pool;
  private final Map<Formula, Formula> known = new HashMap<>();
  private boolean sums;
  private final Supplier<List<Frame>> frames;
  private final Set<Frame> outer;
  private Holders holders;
  private final List<Line> lines = new ArrayList<>();
  private final Told told = new Told();
  private final Set<Object> written = new HashSet<>();
  private final Map<List<Object>, Variable> data = new LinkedHashMap<>();
  private final Set<Store> dataStores = new HashSet<>();
  private final Map<Sequence, Integer> old = new HashMap<>();
  private final Map<Sequence, Span> read = new HashMap<>();
  private final Map<Object, Span> pending = new LinkedHashMap<>();
  private final Map<Object, Span> later = new LinkedHashMap<>();
  private final Map<Variable, String> others = new HashMap<>();
  private final Set<Memory.Named> plainly = new HashSet<>();

  /**
   * A step that begins.
   *
   * @param frames the frames that are alive, asked at each line
   */
  Trace(Formulas pool, Supplier<List<Frame>> frames) {
    this.pool = pool;
    this.frames = frames;
    this.outer = new HashSet<>();
    this.holders = Holders.of(frames.get());
    outer.addAll(frames.get());
    outer.addAll(holders.frames());
    outer.forEach(frame -> frame.values().values().forEach(this::remember));
  }

  private void remember(Value value) {
    if (value instanceof Sequence list && old.putIfAbsent(list, list.size()) == null) {
      list.items().forEach(this::remember);
    } else if (value instanceof Dictionary dictionary) {
      dictionary.values().values().forEach(this::remember);
    }
  }

  List<Line> lines() {
    return lines;
  }

  /** What the step has written by now, in ways that it takes or in others. */
  Set<Object> written() {
    return written;
  }

  /** What the script only tells of the step. */
  Told told() {
    return told;
  }

  /** What the step takes of the data, in the order in which it is taken. */
  List<Variable> data() {
    return List.copyOf(data.values());
  }

  /** The same by the places that they are taken from. */
  Map<List<Object>, Variable> taken() {
    return data;
  }

  /** Another name that the script gives to a variable, or null. */
  String otherName(Variable variable) {
    return others.get(variable);
  }

  /** The script gives a name to what the step takes of the data. */
  void names(List<Object> key, String name) {
    if (data.containsKey(key)) {
      others.putIfAbsent(data.get(key), name);
    }
  }

  /** A list that was there when the step began is read. */
  void reading(Sequence list, Span span) {
    if (old.containsKey(list)) {
      read.putIfAbsent(list, span);
    }
  }

  /** Refuses to write into the data. */
  void refuseData(Store store, Span span) {
    if (dataStores.contains(store)) {
      throw new UserError(
          "this changes the data, and the data of a program never change: write a copy", span);
    }
  }

  /** What the step takes of the data: the value, with a formula that stands for it. */
  Value data(List<Object> key, Value value, Span span) {
    if (value instanceof Scalar scalar) {
      return scalar.with(variable(key, Matrix.scalar(scalar.number()), span));
    }
    if (value instanceof Array array) {
      Array copy = Array.of(array.numbers(), array.sizes(), array.store().isInteger(), pool);
      copy.store().define(variable(key, copy.store().matrix(), span));
      dataStores.add(copy.store());
      return copy;
    }
    if (value instanceof Sequence list && list.width() >= 0) {
      return numbers(key, list, span);
    }
    if (value instanceof Sequence list) {
      List<Value> items = new ArrayList<>();
      for (int i = 0; i < list.size(); i++) {
        List<Object> deeper = new ArrayList<>(key);
        deeper.add(i);
        items.add(data(deeper, list.items().get(i), span));
      }
      return new Sequence(items, list.isTuple());
    }
    return value;
  }

  /** True if the step has taken this of the data. */
  boolean has(List<Object> key) {
    return data.containsKey(key);
  }

  private Value numbers(List<Object> key, Sequence list, Span span) {
    List<Value> rows = new ArrayList<>();
    for (Value item : list.items()) {
      rows.add(item instanceof Sequence row ? new Sequence(row.items(), row.isTuple()) : item);
    }
    Item item = new Item("data", "data", new Sequence(rows, list.isTuple()), any -> {});
    item.define(pool, variable(key, item.matrix(), span));
    return item.value();
  }

  private Formula variable(List<Object> key, Matrix matrix, Span span) {
    return pool.read(
        data.computeIfAbsent(
            key, any -> new Variable(DATA, Variable.Role.DATA, matrix.shape(), matrix, span)));
  }

  /** A statement is over that has written this. */
  void line(Statement statement, Map<Object, Span> written) {
    this.written.addAll(written.keySet());
    boolean compound =
        !(statement instanceof Syntax.Assignment || statement instanceof Syntax.Change);
    boolean cell =
        Subscripts.isWritten(statement)
            && !written.isEmpty()
            && later.isEmpty()
            && written.keySet().stream()
                .noneMatch(one -> one instanceof Dictionary || Memory.isWhole(one));
    if (cell && (pending.isEmpty() || pending.keySet().containsAll(written.keySet()))) {
      pending.putAll(written);
      return;
    }
    Map<Object, Span> all = new LinkedHashMap<>(pending);
    all.putAll(later);
    later.clear();
    pending.clear();
    (cell ? pending : all).putAll(written);
    write(all, compound);
    if (!cell) {
      known.clear();
      sums = false;
    }
  }

  /**
   * A statement inside of a loop is over. Whole matrices, as of a loop over layers, are lines at
   * once; numbers and cells wait until the loop has all of them.
   */
  void inLoop(Map<Object, Span> written) {
    this.written.addAll(written.keySet());
    Map<Object, Span> whole = new LinkedHashMap<>();
    written.forEach((one, span) -> (Memory.isWhole(one) ? whole : later).put(one, span));
    if (!whole.isEmpty()) {
      write(whole, false);
    }
  }

  /** A sum over a list is added up: it is written as one. */
  void addsUp() {
    sums = true;
  }

  /** Writes what is not yet written; refuses what a line cannot hold. */
  void end() {
    Map<Object, Span> all = new LinkedHashMap<>(pending);
    pending.clear();
    write(all, true);
    for (Map.Entry<Sequence, Span> entry : read.entrySet()) {
      if (entry.getKey().size() != old.get(entry.getKey())) {
        throw new UserError(
            "this reads a list that grows from step to step, and no line can say that",
            entry.getValue());
      }
    }
  }

  /** What is to be written: an item, and whether its name is the author's own in the step. */
  private record Due(Item item, boolean kept, long order, Span span) {}

  private void write(Map<Object, Span> written, boolean compound) {
    List<Due> due = new ArrayList<>();
    Set<Object> seen = new HashSet<>();
    List<Object> containersFirst = new ArrayList<>(written.keySet());
    containersFirst.sort(Comparator.comparing(one -> one instanceof Memory.Named ? 1 : 0));
    for (Object one : containersFirst) {
      boolean named = one instanceof Memory.Named;
      if (grows(one)) {
        continue;
      }
      if (!compound && one instanceof Memory.Named name) {
        plainly.add(name);
      }
      for (Item item : items(one, seen)) {
        if (item.varies()) {
          boolean own = !named || outer.contains(((Memory.Named) one).frame());
          boolean plain = !compound || plainly.contains(one);
          due.add(new Due(item, own && (!named || plain), order(item), written.get(one)));
        }
      }
    }
    due.sort(Comparator.comparingLong(Due::order));
    due.forEach(one -> write(one, compound));
  }

  /** True of a list that is kept from step to step and gets longer: no line, and not to be read. */
  private boolean grows(Object written) {
    return written instanceof Sequence list
        && old.containsKey(list)
        && list.size() != old.get(list);
  }

  /** The formula that all cells have together, so that no cell needs to be looked at; or null. */
  private static Formula whole(Item item) {
    Formula whole = item.value() instanceof Array array ? array.store().whole() : null;
    return whole == null || whole.kind() instanceof Formula.Rows ? null : whole;
  }

  private long order(Item item) {
    Formula whole = whole(item);
    if (whole != null) {
      return whole.variable() == null ? whole.order() : Long.MAX_VALUE;
    }
    long first = Long.MAX_VALUE;
    for (Formula[] row : item.grid(pool)) {
      for (Formula cell : row) {
        if (cell.varies() && !isCellOfVariable(cell)) {
          first =
              Math.min(first, (cell.kind() instanceof Formula.Block ? cell.part(0) : cell).order());
        }
      }
    }
    return first;
  }

  private static boolean isCellOfVariable(Formula formula) {
    return formula.variable() != null
        || (formula.kind() instanceof Formula.Block && formula.part(0).variable() != null);
  }

  private List<Item> items(Object written, Set<Object> seen) {
    if (written instanceof Memory.Named named) {
      Value value = named.frame().values().get(named.name());
      return value == null ? List.of() : items(named.frame(), named.name(), seen);
    }
    List<Frame> all = new ArrayList<>(frames.get());
    all.addAll(holders.frames());
    for (Frame frame : all) {
      for (Map.Entry<String, Value> entry : frame.values().entrySet()) {
        if (holds(entry.getValue(), written)) {
          return items(frame, entry.getKey(), seen);
        }
      }
    }
    return List.of();
  }

  private List<Item> items(Frame frame, String key, Set<Object> seen) {
    if (!outer.contains(frame) && !frames.get().contains(frame) && !holders.has(frame)) {
      holders = Holders.of(frames.get()); // an object that is new
    }
    Value value = frame.values().get(key);
    String name = holders.name(frame, key);
    Item item = new Item(key, name, value, other -> frame.values().put(key, other));
    return item.parts(holders, seen);
  }

  private static boolean holds(Value value, Object written) {
    if (value instanceof Array array) {
      return array.isWhole() && array.store() == written;
    }
    boolean found = value == written;
    for (Value inner : Memory.items(value)) {
      found = found || holds(inner, written);
    }
    return found;
  }

  private void write(Due due, boolean compound) {
    Item item = due.item;
    Span span = due.span;
    Formula[][] cells = whole(item) == null ? item.grid(pool) : new Formula[0][0];
    for (Formula[] row : cells) {
      for (int j = 0; j < row.length; j++) {
        row[j] = pool.replaced(row[j], known);
      }
    }
    Formula value = value(item, cells, compound, span);
    TooLong.requireBounded(value, span);
    boolean loose = !due.kept || item.value() instanceof Sequence;
    if (value.variable() != null || (loose && isCellOfVariable(value))) {
      if (value.variable() != null && due.kept) {
        others.putIfAbsent(value.variable(), item.name());
        lines.replaceAll(line -> line.named(value.variable()));
      }
      item.define(pool, value);
      return;
    }
    Variable target = new Variable(item.name(), Variable.Role.LINE, value.shape(), null, span);
    lines.add(new Line(target, value, due.kept));
    Formula read = pool.read(target);
    known.put(value, read);
    if (item.value() instanceof Array array && array.store().whole() != null) {
      known.put(array.store().whole(), read);
    }
    for (int i = 0; i < cells.length; i++) {
      for (int j = 0; j < cells[i].length; j++) {
        if (!isCellOfVariable(cells[i][j]) && cells[i][j].varies()) {
          known.putIfAbsent(cells[i][j], pool.cell(read, i, j));
        }
      }
    }
    item.define(pool, read);
  }

  private Formula value(Item item, Formula[][] cells, boolean compound, Span span) {
    if (item.value() instanceof Array array && array.store().whole() != null) {
      return pool.replaced(array.store().whole(), known);
    }
    Lifting lifting = new Lifting(pool);
    if (item.value() instanceof Scalar) {
      return compound || sums ? lifting.number(cells[0][0]) : cells[0][0];
    }
    Formula lifted = lifting.matrix(cells);
    if (lifted == null) {
      throw new UserError(
          "the "
              + cells.length * cells[0].length
              + " numbers of '"
              + item.name()
              + "' are made in ways that no one line can say",
          span);
    }
    return lifted;
  }
}
