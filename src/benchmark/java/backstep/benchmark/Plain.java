package backstep.benchmark;

import java.util.List;

/** A program written by hand as loops over arrays: what a run is measured against. */
interface Plain {

  /** Copies the parameters in, in the order of the program, and begins again at sample 0. */
  void start(List<double[][]> parameters);

  /** Trains on the next samples of the data. */
  void run(int samples);

  /** The parameters as they are now, in the order of the program. */
  List<double[][]> parameters();

  /** The reported loss of the finished samples of this epoch. */
  double lossSoFar();

  /** The reported loss of the last complete epoch. */
  double epochLoss();
}
