package dev.holdfast.source.archive;

/**
 * How far archives are opened. What lies beyond is not lost: the archive itself is kept, with the
 * reason.
 *
 * @param depth archives within archives, the outermost counted as one
 * @param members members of one outermost archive, at all depths
 * @param floorBytes expanded bytes that any outermost archive may reach
 * @param ratio above the floor, how many times its own size an outermost archive may expand to
 */
public record Limits(int depth, long members, long floorBytes, long ratio) {
    public static final Limits DEFAULT = new Limits(6, 5_000_000, 256L << 20, 200);
}
