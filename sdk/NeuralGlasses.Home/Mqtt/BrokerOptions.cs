namespace NeuralGlasses.Home.Mqtt;

/// <summary>Which broker, as whom, and how patiently.</summary>
public sealed record BrokerOptions
{
    /// <summary>Name or address of the broker.</summary>
    public required string Host { get; init; }

    /// <summary>Its port.</summary>
    public int Port { get; init; } = 1883;

    /// <summary>Whether the connection is encrypted, and the broker has to show a certificate for <see cref="Host"/>.</summary>
    public bool IsEncrypted { get; init; }

    /// <summary>A PEM file with the authorities that are trusted instead of those of the system; empty for the system's.</summary>
    public string AuthorityFile { get; init; } = "";

    /// <summary>The user; empty for none.</summary>
    public string User { get; init; } = "";

    /// <summary>A <see cref="SecretFile"/> with the password, read at each connection; empty for none.</summary>
    public string PasswordFile { get; init; } = "";

    /// <summary>By what the broker knows these glasses again after a lost connection.</summary>
    public required string ClientId { get; init; }

    /// <summary>Most bytes of a message that is taken; of a longer one only its length is read.</summary>
    public int MostPayloadBytes { get; init; } = 256 * 1024;

    /// <summary>Most messages that wait to be sent, or to be acknowledged.</summary>
    public int MostWaiting { get; init; } = 256;

    /// <summary>Most messages that are sent and not acknowledged yet; what the broker takes at once by default is 20.</summary>
    public int MostInFlight { get; init; } = 16;

    /// <summary>Time after which silence is answered with a ping, and once more ends the connection.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Longest time for a connection to be made.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time until the first new attempt; it doubles with each.</summary>
    public TimeSpan FirstBackOff { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest time between two attempts.</summary>
    public TimeSpan MostBackOff { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Age at which a command is not carried out any more when the connection comes back: a door that opens a minute late surprises.</summary>
    public TimeSpan MostAge { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The broker's address, as the wearer allows it and the consent log names it.</summary>
    public string Address => $"{(IsEncrypted ? "mqtts" : "mqtt")}://{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port}";
}
