using System.Security.Cryptography;
using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Consent;

/// <summary>The only way out: what is sent was allowed by the wearer for this app and this destination, and stands in the log before the first byte leaves.</summary>
public sealed class EgressGate
{
    private const int MostName = 200;

    private readonly IEgressRoute _route;
    private readonly ConsentLog _log;

    /// <summary>Makes a gate before a way out.</summary>
    public EgressGate(IEgressRoute route, ConsentLog log, EgressSettings settings)
    {
        ArgumentNullException.ThrowIfNull(route);
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(settings);
        _route = route;
        _log = log;
        Settings = settings;
    }

    /// <summary>What the wearer allows; a change holds for the next sending.</summary>
    public EgressSettings Settings { get; set; }

    /// <summary>Sendings that were carried out.</summary>
    public long Sent { get; private set; }

    /// <summary>Bytes of them.</summary>
    public long SentBytes { get; private set; }

    /// <summary>Sendings that were held back.</summary>
    public long Refused { get; private set; }

    /// <summary>Sendings that were logged and failed on the way.</summary>
    public long Failed { get; private set; }

    /// <summary>Sends bytes if that is allowed and logged; false if not, with one sentence that says why.</summary>
    /// <param name="destination">Where to; at most 200 characters.</param>
    /// <param name="purpose">What for, in words for the wearer; at most 200 characters.</param>
    /// <param name="app">Id of the app.</param>
    /// <param name="bytes">What is sent; it must not change before this returns.</param>
    /// <param name="at">The present moment.</param>
    /// <param name="sentence">Why it was not sent; empty if it was.</param>
    public bool TrySend(string destination, string purpose, string app, ReadOnlyMemory<byte> bytes, HostTime at, out string sentence)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(purpose);
        ArgumentException.ThrowIfNullOrEmpty(app);
        var entry = new ConsentEntry(ConsentLineKind.Egress, at) { App = app, Destination = destination, Purpose = purpose, Bytes = bytes.Length };
        sentence = WhyNot(destination, purpose, app, bytes.Length);
        if (sentence.Length > 0)
        {
            Refused++;
            _log.Add(entry with { Kind = ConsentLineKind.EgressRefused, Text = sentence });
            return false;
        }

        entry = entry with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span)) };
        if (!_log.TryAdd(entry))
        {
            Refused++;
            sentence = "Nothing was sent because the consent log cannot be written; make room in the memory.";
            return false;
        }

        try
        {
            _route.Send(destination, bytes);
        }
        catch (Exception error) when (ForeignFault.Is(error))
        {
            Failed++;
            sentence = error is DeviceFailedException ? error.Message : $"Sending failed: {error.Message}";
            _log.Add(entry with { Kind = ConsentLineKind.EgressFailed, Text = sentence });
            return false;
        }

        Sent++;
        SentBytes += bytes.Length;
        return true;
    }

    /// <summary>Notes that a way out which only takes bytes and sends them later could not send what it had taken.</summary>
    /// <param name="destination">Where it was to go, as it was given.</param>
    /// <param name="purpose">What it was for, as it was given.</param>
    /// <param name="app">Id of the app.</param>
    /// <param name="at">The present moment.</param>
    /// <param name="sentence">Why it failed.</param>
    public void NoteFailed(string destination, string purpose, string app, HostTime at, string sentence)
    {
        Failed++;
        _log.Add(new ConsentEntry(ConsentLineKind.EgressFailed, at) { App = app, Destination = destination, Purpose = purpose, Text = sentence });
    }

    private string WhyNot(string destination, string purpose, string app, int bytes)
    {
        if (destination.Length is 0 or > MostName)
            return $"The destination has {destination.Length} characters, expected 1 to {MostName}.";
        if (purpose.Length is 0 or > MostName)
            return $"The purpose has {purpose.Length} characters, expected 1 to {MostName}.";
        if (!Settings.Allows(app, destination))
            return $"{app} may not send to {destination}; allow it in the settings.";
        return bytes > Settings.MostBytes ? $"{bytes} bytes are more than may be sent at once, {Settings.MostBytes}; send less." : "";
    }
}
