using NeuralGlasses.Recordings;
using PureHDF;

namespace NeuralGlasses.Training.Import;

/// <summary>Opens HDF5 files of other layouts and names the file in every error.</summary>
internal static class Hdf5Import
{
    public static T Read<T>(string path, Func<IH5Group, T> read)
    {
        Hdf5Envelope.Check(path);
        try
        {
            using var file = H5File.OpenRead(path);
            return read(file);
        }
        catch (Exception error) when (error is not RecordingException and not OutOfMemoryException)
        {
            throw new RecordingException($"{path}: cannot be read as HDF5 ({error.Message}); the file is damaged or has another layout.", error);
        }
    }
}
