using System.Text;

namespace NeuralGlasses.Training.Export;

/// <summary>Writes a file so that it is there whole or, if something goes wrong on the way, as it was before.</summary>
internal static class WholeFile
{
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    public static void Write(string path, byte[] bytes)
    {
        var part = path + ".part";
        using (var stream = File.Create(part))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }

        File.Move(part, path, overwrite: true);
    }
}
