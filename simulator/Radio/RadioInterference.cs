namespace NeuralGlasses.Simulator.Radio;

/// <summary>
/// Somebody else's Wi-Fi nearby. It is a model and a hard one: the network is on the air for a share of the time, and a packet that meets it on
/// one of the channels that it covers is lost, however strong it is; the central keeps no channel map, so the hops visit those channels all the time.
/// </summary>
/// <param name="FromS">Begin, in seconds of simulated time.</param>
/// <param name="ToS">End, in seconds.</param>
/// <param name="WifiChannel">Channel of the network, 1 to 13; it covers 22 MHz around 2407 MHz and 5 MHz a channel (IEEE 802.11, 2.4 GHz band).</param>
/// <param name="BusyShare">Share of the time that it is on the air, 0 to 1.</param>
public sealed record RadioInterference(double FromS, double ToS, int WifiChannel, double BusyShare)
{
    private const double HalfWidthMHz = 11;

    internal bool Covers(long now, int megahertz) =>
        now >= FromS * 1e6 && now < ToS * 1e6 && Math.Abs(megahertz - (2407 + (5 * WifiChannel))) < HalfWidthMHz;
}
