namespace NeuralGlasses.Media;

/// <summary>Opens the files of tracks.</summary>
public interface ISoundOpener
{
    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="fromSeconds">Where to begin, in seconds from its begin.</param>
    /// <exception cref="SoundException">It cannot be played; the message says why.</exception>
    ISoundDecoder Open(string path, double fromSeconds);
}
