package hiillos.boot;

/** Which of the video modes that a machine offers is taken. */
public final class VideoChoice {
    private VideoChoice() {}

    /**
     * How good a mode of 32 bits a pixel is: 1024x768 best, then 1280x800, then the larger the better up to 1920x1200, then
     * what is left; 0 for modes in which a console makes no sense.
     */
    public static int score(int width, int height) {
        if (width < 640 || height < 400) {
            return 0;
        }
        if (width == 1024 && height == 768) {
            return Integer.MAX_VALUE;
        }
        if (width == 1280 && height == 800) {
            return Integer.MAX_VALUE - 1;
        }
        return width > 1920 || height > 1200 ? 1 : width * height;
    }
}
