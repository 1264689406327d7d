package backstep.matrix;

/**
 * One operation over buffers fixed when the kernel was made: running it reads its inputs and writes
 * its output. A program is a list of kernels, whether it is stepped, run or looked at.
 *
 * <p>Kernels are records: HotSpot treats the components of a record it knows as constants.
 */
@FunctionalInterface
public interface Kernel {
  void run();
}
