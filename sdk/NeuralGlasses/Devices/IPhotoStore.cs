namespace NeuralGlasses.Devices;

/// <summary>Where photos are kept.</summary>
public interface IPhotoStore
{
    /// <summary>Number of photos kept.</summary>
    int Count { get; }

    /// <summary>Keeps a photo and returns its file name, without a directory.</summary>
    /// <exception cref="DeviceFailedException">The photo could not be kept; the message says why.</exception>
    string Save(Photo photo);
}
