using System.Text;

namespace NeuralGlasses.Models.Tests.Import;

/// <summary>Files in the layouts of other projects, as they are or wrong in bytes of one place.</summary>
internal static class PublishedFiles
{
    public const string Gestures = "discrete_gestures_user_007_dataset_003.hdf5";
    public const string Wrist = "wrist_user_001_dataset_000.hdf5";
    public const string Session = "session.hdf5";

    /// <summary>Copies a file into the folder that is imported.</summary>
    public static string Copy(ImportCase to, string name)
    {
        var target = to.Source(name);
        File.Copy(Path.Combine(RepositoryFiles.Root, "tests", "Models.Tests", "Import", "Fixtures", name), target, overwrite: true);
        return target;
    }

    /// <summary>Copies a file with one text in it replaced by another of the same length.</summary>
    public static string With(ImportCase to, string name, string found, string replacement)
        => With(to, name, Encoding.UTF8.GetBytes(found), Encoding.UTF8.GetBytes(replacement));

    /// <summary>Copies a file with the first place of some bytes in it replaced by others of the same length.</summary>
    public static string With(ImportCase to, string name, byte[] found, byte[] replacement)
    {
        var target = Copy(to, name);
        var bytes = File.ReadAllBytes(target);
        var at = bytes.AsSpan().IndexOf(found);
        if (at < 0 || found.Length != replacement.Length)
            throw new ArgumentException($"{name} holds no such bytes, or the replacement has another length.");
        replacement.CopyTo(bytes, at);
        File.WriteAllBytes(target, bytes);
        return target;
    }
}
