namespace NeuralGlasses;

/// <summary>Writes a file so that it is there whole or, if something goes wrong on the way, as it was before.</summary>
internal static class WholeFile
{
    public static void Write(string path, params ReadOnlySpan<byte[]> contents)
    {
        var part = path + ".part";
        using (var stream = File.Create(part))
        {
            foreach (var content in contents)
                stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(part, path, overwrite: true);
    }
}
