using System.Security.Cryptography;
using NeuralGlasses.Decoding;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Home;

/// <summary>
/// The words by which an app shows that the wearer was asked. A word holds for one app and for what would be sent to the byte, once, for a short time, and only
/// after another gesture of the wearer's than the one that led to the question: no app can ask and answer by itself.
/// </summary>
internal sealed class Confirmations
{
    /// <summary>Time for which a word holds, in milliseconds.</summary>
    public const double HoldsMs = 15_000;

    private readonly Dictionary<string, Issued> _issued = new(StringComparer.Ordinal);

    /// <summary>A new word, which takes the place of the one that the app had.</summary>
    public string Issue(string app, string destination, ReadOnlySpan<byte> bytes, GestureEvent cause, HostTime now)
    {
        string word = RandomNumberGenerator.GetHexString(32, lowercase: true);
        _issued[app] = new Issued(word, destination, Convert.ToHexString(SHA256.HashData(bytes)), cause, now);
        return word;
    }

    /// <summary>Takes a word; one sentence that says why it does not hold, null if it does. It never holds again.</summary>
    public string? WhyNot(string app, string word, string destination, ReadOnlySpan<byte> bytes, GestureEvent cause, HostTime now)
    {
        if (!_issued.Remove(app, out Issued? issued) || issued.Word != word)
            return "The wearer was not asked this; ask first.";
        if (now.MillisecondsSince(issued.At) > HoldsMs)
            return "The wearer was asked too long ago; ask again.";
        if (issued.Destination != destination || issued.Hash != Convert.ToHexString(SHA256.HashData(bytes)))
            return "The wearer was asked something else; ask again.";
        return cause == issued.Cause ? "The wearer has not answered; wait for a gesture." : null;
    }

    /// <summary>An app has ended: its word does not hold any more.</summary>
    public void Forget(string app) => _issued.Remove(app);

    private sealed record Issued(string Word, string Destination, string Hash, GestureEvent Cause, HostTime At);
}
