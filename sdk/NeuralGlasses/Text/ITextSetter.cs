namespace NeuralGlasses.Text;

/// <summary>
/// Sets text into lines as whoever paints a display will paint it: breaks it, orders right-to-left stretches, and finds a font for each
/// character. Whoever lays a scene out asks it for sizes, so that what was measured is what is painted. Not for two threads at once.
/// </summary>
public interface ITextSetter
{
    /// <summary>Sets a text.</summary>
    /// <param name="text">The text; line feeds begin a new line.</param>
    /// <param name="sizePixels">Size of the font (its em), in pixels.</param>
    /// <param name="widthPixels">Room for a line, in pixels; a word that is wider is broken between two characters.</param>
    /// <param name="mostLines">Most lines; what does not fit is cut with an ellipsis. At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive.</exception>
    ISetText Lay(string text, double sizePixels, double widthPixels, int mostLines = int.MaxValue);
}
