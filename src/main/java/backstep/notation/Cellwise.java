package backstep.notation;

import backstep.matrix.Along;
import backstep.matrix.Form;
import backstep.matrix.Function;
import backstep.matrix.Shape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Takes an expression apart: which cells of its operands make one cell of its value. It says which,
 * not what is done with them: a cell of {@code a + b} is the {@code +} of two cells, a cell of
 * {@code a @ b} the {@code @} of a row and a column.
 */
final class Cellwise {
  private final Scope scope;
  private final Set<Cell> operands = new LinkedHashSet<>();

  /** Gives the expression of a cell. */
  @FunctionalInterface
  private interface At {
    Expr at(int row, int col);
  }

  /** An expression taken apart: its shape, and what makes each cell. */
  private record Part(Shape shape, At cells) {

    private Part map(UnaryOperator<Expr> change) {
      return new Part(shape, (i, j) -> change.apply(cells.at(i, j)));
    }

    private Part transposed() {
      return new Part(shape.transposed(), (i, j) -> cells.at(j, i));
    }

    /** A cell of this, stretched along its directions of length 1. */
    private Expr stretched(int row, int col) {
      return cells.at(shape.rows() == 1 ? 0 : row, shape.cols() == 1 ? 0 : col);
    }

    private Expr row(int row) {
      return block(row, row + 1, 0, shape.cols());
    }

    private Expr column(int col) {
      return block(0, shape.rows(), col, col + 1);
    }

    /** The cells that a function takes together with this one. */
    private Expr group(Along along, int row, int col) {
      return along == Along.ALL ? whole() : along == Along.COLUMNS ? column(col) : row(row);
    }

    private Expr whole() {
      return block(0, shape.rows(), 0, shape.cols());
    }

    /** Some of the cells as a matrix written out. */
    private Expr block(int fromRow, int toRow, int fromCol, int toCol) {
      if (toRow - fromRow == 1 && toCol - fromCol == 1) {
        return cells.at(fromRow, fromCol);
      }
      List<List<Expr>> rows = new ArrayList<>();
      for (int i = fromRow; i < toRow; i++) {
        int row = i;
        rows.add(IntStream.range(fromCol, toCol).mapToObj(j -> cells.at(row, j)).toList());
      }
      return new Expr.Rows(rows, rows.get(0).get(0).span());
    }
  }

  /** How many cells the arguments of a call broadcast to. */
  @FunctionalInterface
  private interface Broadcast {
    Shape of(List<Shape> arguments);
  }

  Cellwise(Scope scope) {
    this.scope = scope;
  }

  /** What makes this cell of an expression. */
  Expr cell(Expr expr, int row, int col) {
    return part(expr).cells().at(row, col);
  }

  /** The cells of names in all that has been asked for, in the order they were met. */
  List<Cell> operands() {
    return List.copyOf(operands);
  }

  private Part part(Expr expr) {
    return expr.fold(
        new Expr.Kinds<>(
            num -> new Part(Shape.SCALAR, (i, j) -> num),
            this::name,
            this::rows,
            negative -> part(negative.of()).map(cell -> new Expr.Negative(cell, negative.span())),
            not -> part(not.of()).map(cell -> new Expr.Not(cell, not.span())),
            binary ->
                binary.operator() == Operator.MATRIX_TIMES ? product(binary) : pairwise(binary),
            transpose -> part(transpose.of()).transposed(),
            this::index,
            this::call));
  }

  private Part name(Expr.Name name) {
    Shape shape = scope.slot(name).value().shape();
    return new Part(shape, (i, j) -> operand(new Cell(name.name(), i, j, shape), name.span()));
  }

  private Part rows(Expr.Rows rows) {
    Shape shape = new Shape(rows.rows().size(), rows.rows().get(0).size());
    return new Part(shape, (i, j) -> cell(rows.rows().get(i).get(j), 0, 0));
  }

  private Expr operand(Cell cell, Span span) {
    operands.add(cell);
    return cell.expr(span);
  }

  private Part pairwise(Expr.Binary binary) {
    Part left = part(binary.left());
    Part right = part(binary.right());
    return new Part(
        Shapes.broadcast(binary, left.shape(), right.shape()),
        (i, j) ->
            new Expr.Binary(
                binary.operator(), left.stretched(i, j), right.stretched(i, j), binary.span()));
  }

  /** A row times a column; of one cell each, a plain product. */
  private Part product(Expr.Binary binary) {
    Part left = part(binary.left());
    Part right = part(binary.right());
    Operator operator = left.shape().cols() == 1 ? Operator.TIMES : Operator.MATRIX_TIMES;
    return new Part(
        Shapes.product(binary, left.shape(), right.shape()),
        (i, j) -> new Expr.Binary(operator, left.row(i), right.column(j), binary.span()));
  }

  private Part index(Expr.Index index) {
    Part of = part(index.of());
    Shape shape = of.shape();
    int row = index.row().start(shape.rows());
    int col = index.columns().start(shape.cols());
    return new Part(
        Shapes.picked(index, index.row(), index.columns(), shape),
        (i, j) -> of.cells().at(row + i, col + j));
  }

  private Part call(Expr.Call call) {
    return call.function()
        .form()
        .fold(
            new Form.Kinds<>(
                elementwise -> each(call, shapes -> shapes.get(0)),
                pairwise ->
                    each(call, shapes -> Shapes.broadcast(call, shapes.get(0), shapes.get(1))),
                reduction -> groups(call, !call.primed()),
                vectorwise -> groups(call, false),
                loss -> call.function() == Function.CROSS_ENTROPY ? crossEntropy(call) : all(call),
                choice -> each(call, shapes -> Shapes.where(call, shapes)),
                nearness -> all(call),
                generator -> undivided(call),
                chosen -> each(call, shapes -> shapes.get(0)),
                question -> undivided(call)));
  }

  private List<Part> arguments(Expr.Call call) {
    return call.arguments().stream().map(this::part).toList();
  }

  /** Each cell from the cells at the same place. */
  private Part each(Expr.Call call, Broadcast broadcast) {
    List<Part> in = arguments(call);
    return new Part(
        broadcast.of(in.stream().map(Part::shape).toList()),
        (i, j) -> call.on(in.stream().map(one -> one.stretched(i, j)).toList()));
  }

  /** Each cell from those of its column, of its row, or from all. */
  private Part groups(Expr.Call call, boolean isReduced) {
    List<Part> in = arguments(call);
    Along along = call.along();
    Shape of = in.get(0).shape();
    Shape group = along.group(of);
    return new Part(
        isReduced ? along.reduced(of) : of,
        (i, j) -> {
          Expr.Call alone = call.ofGroup(in.stream().map(one -> one.group(along, i, j)).toList());
          return isReduced
              ? alone
              : Cell.pick(
                  alone, along == Along.ROWS ? 0 : i, along == Along.COLUMNS ? 0 : j, group);
        });
  }

  /** Each cell from all cells of the arguments. */
  private Part all(Expr.Call call) {
    List<Part> in = arguments(call);
    Shape shape = call.primed() ? in.get(0).shape() : Shape.SCALAR;
    return new Part(
        shape, (i, j) -> Cell.pick(call.on(in.stream().map(Part::whole).toList()), i, j, shape));
  }

  /** Each cell from a call that cannot be taken apart. */
  private Part undivided(Expr.Call call) {
    Shape shape = Lowering.expression(call, scope).slot().value().shape();
    return new Part(shape, (i, j) -> Cell.pick(call, i, j, shape));
  }

  /** The outputs stay together with the function that made them: it matters to what is computed. */
  private Part crossEntropy(Expr.Call call) {
    Expr outputs = call.arguments().get(0);
    Part d = part(call.arguments().get(1));
    Shape shape = call.primed() ? d.shape() : Shape.SCALAR;
    return new Part(
        shape, (i, j) -> Cell.pick(call.on(List.of(squashed(outputs), d.whole())), i, j, shape));
  }

  private Expr squashed(Expr outputs) {
    if (!isSquashed(outputs)) {
      return unsquashed(part(outputs).whole());
    }
    if (outputs instanceof Expr.Transpose transpose) {
      return new Expr.Transpose(squashed(transpose.of()), transpose.span());
    }
    if (outputs instanceof Expr.Name name) {
      part(name).whole();
      return name;
    }
    return ((Expr.Call) outputs).on(List.of(part(outputs.parts().get(0)).whole()));
  }

  private boolean isSquashed(Expr outputs) {
    if (outputs instanceof Expr.Transpose transpose) {
      return isSquashed(transpose.of());
    }
    return outputs instanceof Expr.Name name
        ? scope.slot(name).squash() != null
        : outputs instanceof Expr.Call call
            && !call.primed()
            && (call.function().isSquashing() || call.function() == Function.ACT);
  }

  /** In brackets, where the loss would take a cell alone for the sigmoid that it is taken from. */
  private Expr unsquashed(Expr outputs) {
    boolean squashed =
        outputs instanceof Expr.Call
            || (outputs instanceof Expr.Name name && scope.slot(name).squash() != null);
    return squashed ? new Expr.Rows(List.of(List.of(outputs)), outputs.span()) : outputs;
  }
}
