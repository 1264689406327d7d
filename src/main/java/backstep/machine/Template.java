package backstep.machine;

import backstep.matrix.Kernel;
import java.lang.invoke.MethodHandles;
import java.util.List;

/**
 * The class that {@link Unrolled} defines again and again, with other kernels each time; never used
 * under its own name. The fields are spelled out because only a {@code static final} field is a
 * constant to HotSpot, and the element of an array is not.
 */
final class Template implements Kernel {
  static final int SIZE = 16;

  private static final Kernel K0 = kernel(0);
  private static final Kernel K1 = kernel(1);
  private static final Kernel K2 = kernel(2);
  private static final Kernel K3 = kernel(3);
  private static final Kernel K4 = kernel(4);
  private static final Kernel K5 = kernel(5);
  private static final Kernel K6 = kernel(6);
  private static final Kernel K7 = kernel(7);
  private static final Kernel K8 = kernel(8);
  private static final Kernel K9 = kernel(9);
  private static final Kernel K10 = kernel(10);
  private static final Kernel K11 = kernel(11);
  private static final Kernel K12 = kernel(12);
  private static final Kernel K13 = kernel(13);
  private static final Kernel K14 = kernel(14);
  private static final Kernel K15 = kernel(15);

  Template() {}

  private static Kernel kernel(int index) {
    try {
      List<?> kernels = MethodHandles.classData(MethodHandles.lookup(), "_", List.class);
      return kernels == null ? null : (Kernel) kernels.get(index);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void run() {
    K0.run();
    K1.run();
    K2.run();
    K3.run();
    K4.run();
    K5.run();
    K6.run();
    K7.run();
    K8.run();
    K9.run();
    K10.run();
    K11.run();
    K12.run();
    K13.run();
    K14.run();
    K15.run();
  }
}
