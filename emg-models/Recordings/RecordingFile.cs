using PureHDF;
using PureHDF.VOL.Native;

namespace NeuralGlasses.Recordings;

/// <summary>Reads the fields of an open file and names the file and the field when one is absent or of another type.</summary>
internal sealed class RecordingFile(string path, NativeFile file)
{
    public string Text(string name) => Attribute(name, attribute => attribute.Read<string>(), "text");

    public double Number(string name) => Attribute(name, ReadNumber, "a number");

    public long Whole(string name) => Attribute(name, attribute => attribute.Read<long>(), "a whole number");

    public T Dataset<T>(string name)
    {
        if (!file.LinkExists(name))
            throw new RecordingException($"{path}: dataset '{name}' is missing; the file is not a complete {EmgRecording.Format} recording.");
        try
        {
            return file.Dataset(name).Read<T>();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw new RecordingException($"{path}: dataset '{name}' cannot be read ({error.Message}); the file is damaged or the field has another type.", error);
        }
    }

    private static double ReadNumber(IH5Attribute attribute)
        => attribute.Type.Class == H5DataTypeClass.FixedPoint ? attribute.Read<long>() : attribute.Read<double>();

    private T Attribute<T>(string name, Func<IH5Attribute, T> read, string expected)
    {
        if (!file.AttributeExists(name))
            throw new RecordingException($"{path}: attribute '{name}' is missing, expected {expected}; the file is not a complete {EmgRecording.Format} recording.");
        try
        {
            return read(file.Attribute(name));
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw new RecordingException($"{path}: attribute '{name}' cannot be read as {expected} ({error.Message}).", error);
        }
    }
}
