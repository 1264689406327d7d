/**
 * States as text: pure functions from what the machine holds to what a terminal shows.
 *
 * <p>Start with {@link backstep.render.StepView}; every picture is drawn for a {@link
 * backstep.render.View}, which says how numbers and tables look. Knows nothing of commands or of
 * the terminal; text may carry {@link backstep.render.Style}s, which the terminal strips where
 * there is no colour.
 */
package backstep.render;
