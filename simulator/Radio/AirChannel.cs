using MathNet.Numerics.Random;

namespace NeuralGlasses.Simulator.Radio;

/// <summary>
/// The channel between the two ends: whether a packet gets through, for all that distance, bursts and other people's radios do. Where the
/// options name none of them every packet does, and no dice are thrown.
/// </summary>
internal sealed class AirChannel
{
    // Access address, header and CRC; a wrong bit in the preamble costs nothing.
    private const int PacketBytes = 4 + 2 + 3;
    private const int NotificationBytes = 4 + 3 + 4;
    private const int AdvertisementPayload = 37;
    private const int ConnectRequestPayload = 34;
    private const int LeastHop = 5;
    private const int MostHop = 16;
    private const int HopChannels = 37;
    private static readonly int[] AdvertisingMHz = [2402, 2426, 2480];

    private readonly LocalRadioOptions _options;
    private readonly SignalStrength? _signal;
    private readonly Xoshiro256StarStar _burstDice;
    private readonly Xoshiro256StarStar _dice;
    private readonly int _hop;
    private bool _isBad;
    private int _channel;

    public AirChannel(LocalRadioOptions options, int seed)
    {
        _options = options;
        _burstDice = new Xoshiro256StarStar(seed + 1001);
        _dice = new Xoshiro256StarStar(seed + 1002);
        _signal = options.Range is { } range ? new SignalStrength(range, options.PhyMegabits, seed + 1003) : null;
        _hop = LeastHop + _dice.Next(MostHop - LeastHop + 1);
    }

    /// <summary>Strength of the signal that came last, in dBm; null where no distance is given.</summary>
    public int? RssiDbm { get; private set; }

    /// <summary>Goes on to the next connection event's channel (channel selection algorithm 1, Core Specification Vol 6, Part B, §4.5.8.2).</summary>
    public void Hop() => _channel = (_channel + _hop) % HopChannels;

    /// <summary>Whether an advertisement and the answer that asks for a connection get through.</summary>
    public bool CarriesConnecting(long now) =>
        Carries(now, AdvertisingMHz[(int)(now / 1000 % AdvertisingMHz.Length)], PacketBytes + AdvertisementPayload, PacketBytes + ConnectRequestPayload);

    /// <summary>Whether the central's packet and the peripheral's answer get through; lengths of 0 are empty packets.</summary>
    public bool CarriesExchange(long now, int requestLength, int notificationLength) =>
        Carries(now, DataMHz(_channel), Packet(requestLength), Packet(notificationLength));

    private static int Packet(int length) => length == 0 ? PacketBytes : PacketBytes + NotificationBytes + length;

    // The advertising channel at 2426 MHz lies between data channels 10 and 11.
    private static int DataMHz(int channel) => channel < 11 ? 2404 + (2 * channel) : 2406 + (2 * channel);

    private bool Carries(long now, int megahertz, int thereBytes, int backBytes)
    {
        // Each is asked, whatever the others said, so that none of them changes another's dice.
        var bad = _options.BurstLoss is { } bursts && IsLostInBurst(bursts);
        var met = IsMet(now, megahertz);
        var weak = _signal is { } signal && IsTooWeak(signal, now, thereBytes, backBytes);
        return !bad && !met && !weak;
    }

    private bool IsLostInBurst(BurstLoss bursts)
    {
        var step = _burstDice.NextDouble();
        _isBad = _isBad ? step >= bursts.BadToGood : step < bursts.GoodToBad;
        return _burstDice.NextDouble() < (_isBad ? bursts.LossInBad : bursts.LossInGood);
    }

    private bool IsMet(long now, int megahertz)
    {
        var met = false;
        foreach (var network in _options.Interference)
            met |= network.Covers(now, megahertz) && _dice.NextDouble() < network.BusyShare;
        return met;
    }

    private bool IsTooWeak(SignalStrength signal, long now, int thereBytes, int backBytes)
    {
        var dbm = signal.DbmAt(now);
        var arrives = (1 - signal.PacketErrorRate(dbm, thereBytes)) * (1 - signal.PacketErrorRate(dbm, backBytes));
        if (_dice.NextDouble() >= arrives)
            return true;
        RssiDbm = (int)Math.Round(dbm);
        return false;
    }
}
