package backstep.network;

import backstep.matrix.Matrix;
import backstep.notation.Names;
import backstep.notation.OwnData;
import backstep.notation.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The samples a network is trained on, in order; never empty, all of one shape.
 *
 * @param inputs what the inputs are called, one for each row of x
 * @param outputs what the outputs are called, one for each row of d; empty where they have numbers
 *     only
 */
public record DataSet(
    String name, List<String> inputs, List<String> outputs, List<Sample> samples) {
  /** A design constant of the story: an answer nearer than this to every target is right. */
  public static final double RIGHT = 0.25;

  /** Samples whose last input is the appended 1; the others are called x1, x2, ... */
  static DataSet withOne(String name, List<Sample> samples) {
    List<String> inputs = new ArrayList<>(numbered(samples));
    inputs.set(inputs.size() - 1, Names.ONE);
    return new DataSet(name, inputs, List.of(), samples);
  }

  /** The samples that stand in a program; inputs without a name are called x1, x2, ... */
  public static DataSet own(OwnData data) {
    Names names = data.names();
    List<String> inputs = names.isNone() ? numbered(data.samples()) : names.inputs();
    return new DataSet("own data", inputs, names.outputs(), data.samples());
  }

  private static List<String> numbered(List<Sample> samples) {
    int inputs = samples.get(0).x().shape().rows();
    return IntStream.rangeClosed(1, inputs).mapToObj(i -> "x" + i).toList();
  }

  public int size() {
    return samples.size();
  }

  public Sample sample(int index) {
    return samples.get(index);
  }

  /** The largest |d| of all samples. */
  public double largestTarget() {
    return samples.stream().mapToDouble(sample -> sample.d().largest()).max().orElseThrow();
  }

  /** What an output is called: by its name, or its number. */
  public String output(int row) {
    return outputs.isEmpty() ? Integer.toString(row) : outputs.get(row);
  }

  /** The largest |y - d| of a sample over its outputs, outputs x 1; NaN if one is. */
  public double distance(int sample, Matrix y) {
    Matrix d = samples.get(sample).d();
    return IntStream.range(0, d.shape().rows())
        .mapToDouble(i -> Math.abs(y.get(i, 0) - d.get(i, 0)))
        .max()
        .orElseThrow();
  }

  /** True if the targets of each sample name a class: one of several is 1, and the others are 0. */
  public boolean hasClasses() {
    return samples.stream().map(Sample::d).allMatch(DataSet::isOneHot);
  }

  private static boolean isOneHot(Matrix d) {
    return d.shape().cells() > 1 && d.cells().sum() == 1 && d.allCells(c -> c == 0 || c == 1);
  }

  /** True if the first of these outputs that is largest is that of the sample's class. */
  public boolean isRightClass(int sample, Matrix y) {
    Matrix d = samples.get(sample).d();
    int right = (int) d.cells().takeWhile(cell -> cell == 0).count();
    double most = y.get(right, 0);
    return IntStream.range(0, y.shape().rows())
        .filter(i -> i != right)
        .allMatch(i -> i < right ? y.get(i, 0) < most : y.get(i, 0) <= most);
  }

  /** True if these outputs are nearer than {@link #RIGHT} to every target of a sample. */
  public boolean isRight(int sample, Matrix y) {
    return distance(sample, y) < RIGHT;
  }
}
