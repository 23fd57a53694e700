using NeuralGlasses.Devices;

namespace NeuralGlasses.Home;

/// <summary>Reads a password or a token from a file that nobody else may read. What stands in it is in no message.</summary>
public static class SecretFile
{
    /// <summary>Most bytes of such a file; what is longer is something else.</summary>
    public const int MostBytes = 16 * 1024;

    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>One sentence that says why a file is no secret; null if it is one.</summary>
    public static string? WhyNot(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            return $"There is no file '{path}'; write the secret into it and let nobody else read it.";
        if (!OperatingSystem.IsWindows() && (file.UnixFileMode & Others) != 0)
            return $"The file '{path}' can be read or written by others, expected by its owner alone; chmod 600 it.";
        return file.Length is > 0 and <= MostBytes ? null : $"The file '{path}' has {file.Length} bytes, expected 1 to {MostBytes}; write the secret into it.";
    }

    /// <summary>The secret, without the white space around it.</summary>
    /// <exception cref="DeviceFailedException">There is none, or others may read it.</exception>
    public static string Read(string path)
    {
        if (WhyNot(path) is { } why)
            throw new DeviceFailedException(why);
        try
        {
            string secret = File.ReadAllText(path).Trim();
            return secret.Length > 0 && !secret.Any(char.IsControl) ? secret : throw new DeviceFailedException($"The file '{path}' holds no single line of text, expected the secret; write it into the file.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DeviceFailedException($"The file '{path}' cannot be read ({error.Message}); let the program of the glasses read it.");
        }
    }
}
