using System.Security.Cryptography;
using System.Text;

namespace NeuralGlasses.Traces;

/// <summary>Says in which language the wearer could write: two with the same hash read keystrokes alike.</summary>
/// <param name="Name">Code of the language.</param>
/// <param name="Sha256">SHA-256 over name, length and bytes of its model and its layouts, in hex.</param>
public sealed record TracedLanguage(string Name, string Sha256)
{
    /// <summary>The identities of all languages in a folder, in order; none where there is no such folder.</summary>
    public static IReadOnlyList<TracedLanguage> Of(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!Directory.Exists(folder))
            return [];
        return [.. new Hosting.Writing.LanguageFolder(folder).Names.Select(name => new TracedLanguage(name, HashOf(Path.Combine(folder, name))))];
    }

    private static string HashOf(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string path in Directory.GetFiles(folder).Where(IsRead).Order(StringComparer.Ordinal))
        {
            byte[] bytes = File.ReadAllBytes(path);
            hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{Path.GetFileName(path)} {bytes.Length}\n")));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // What lies beside them, such as a card, decides nothing.
    private static bool IsRead(string path) =>
        path.EndsWith(Typing.Language.LanguageModel.Extension, StringComparison.Ordinal) || Path.GetFileName(path).StartsWith("layout-", StringComparison.Ordinal);
}
