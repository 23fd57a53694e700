namespace NeuralGlasses.VirtualAir.Radio;

/// <summary>What the air knows of one adapter.</summary>
internal sealed class AirAdapter
{
    /// <summary>Makes an adapter between a host and a controller.</summary>
    public AirAdapter(int number, Action<byte[]> toHost, Action<byte[]> toController)
    {
        Number = number;
        ToHost = toHost;
        ToController = toController;
    }

    /// <summary>Its place among the adapters, from 0.</summary>
    public int Number { get; }

    /// <summary>Gives its host a packet.</summary>
    public Action<byte[]> ToHost { get; }

    /// <summary>Gives its controller a packet.</summary>
    public Action<byte[]> ToController { get; }

    /// <summary>Its connections, by handle.</summary>
    public Dictionary<ushort, AirLink> Links { get; } = [];

    /// <summary>For each Disconnect that the controller has not accepted yet, whether the air said it, of which the host must not hear.</summary>
    public Queue<bool> Disconnects { get; } = new();

    /// <summary>Advertising that its host could not hear because the air was dead.</summary>
    public List<byte[]> Unheard { get; } = [];
}
