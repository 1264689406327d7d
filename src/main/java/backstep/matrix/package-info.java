/**
 * Numbers: matrices, the arithmetic on them, and the functions of the notation with their slopes.
 *
 * <p>Start with {@link backstep.matrix.Matrix}, then {@link backstep.matrix.Function}. A {@link
 * backstep.matrix.Kernel} is one operation over {@linkplain backstep.matrix.Buffer mutable cells};
 * stepping, running and looking are all lists of kernels. Knows nothing of names, programs or text.
 */
package backstep.matrix;
