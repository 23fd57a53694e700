using NeuralGlasses.Recordings;
using PureHDF;
using PureHDF.VOL.Native;

namespace NeuralGlasses.Training.Import.Hdf5;

/// <summary>Opens HDF5 files of other projects and turns what the reader throws into one sentence.</summary>
internal static class OpenedFile
{
    /// <summary>Opens a file, reads from it and closes it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="expected">What the file should be, for the error.</param>
    /// <param name="read">Reads.</param>
    /// <exception cref="RecordingException">The file is no HDF5 file, is damaged or lacks something.</exception>
    public static T Read<T>(string path, string expected, Func<NativeFile, T> read)
    {
        try
        {
            using var file = H5File.OpenRead(path);
            Hdf5Envelope.Check(path);
            return read(file);
        }
        catch (Exception error) when (error is not RecordingException and not OutOfMemoryException and not UnauthorizedAccessException)
        {
            throw new RecordingException($"{path}: cannot be read as HDF5 ({error.Message.TrimEnd('.')}), expected {expected}; it is damaged or of another kind.", error);
        }
    }

    /// <summary>The text of an attribute, whole numbers included; null where it is absent or of another kind.</summary>
    public static string? Text(IH5Object of, string name)
    {
        if (!of.AttributeExists(name))
            return null;
        var attribute = of.Attribute(name);
        return attribute.Type.Class switch
        {
            H5DataTypeClass.String or H5DataTypeClass.VariableLength => attribute.Read<string>(),
            H5DataTypeClass.FixedPoint => FormattableString.Invariant($"{attribute.Read<long>()}"),
            _ => null,
        };
    }
}
