using NeuralGlasses.BlueZ.Bus;

namespace NeuralGlasses.BlueZ.Stack;

/// <summary>
/// Answers what bluetoothd asks a person when a device pairs (org.bluez.Agent(5)). Whatever nobody said yes to is refused: PIN codes of old
/// Bluetooth, numbers to compare that nobody compares, services that nobody asked for.
/// </summary>
internal sealed class PairingAgent
{
    public static readonly ObjectPath Path = new("/net/neuralglasses/agent");

    /// <summary>Whether the device of a path may pair now.</summary>
    public required Func<string, bool> Allows { get; init; }

    /// <summary>Gives the passkey that a person enters for the device of a path; null for one who has none.</summary>
    public Func<string, Task<int?>>? EnterPasskey { get; init; }

    /// <summary>Shows a passkey that is to be entered at the other device.</summary>
    public Action<int>? ShowPasskey { get; init; }

    // By what it can do, bluetoothd chooses how the key is made (Core Specification Vol 3, Part H, §2.3.5.1).
    private string Capability => (EnterPasskey, ShowPasskey) switch
    {
        (not null, not null) => "KeyboardDisplay",
        (not null, null) => "KeyboardOnly",
        (null, not null) => "DisplayOnly",
        _ => "NoInputNoOutput",
    };

    /// <summary>Offers the agent and makes bluetoothd ask it; those of others are asked about what others do, unless this is the usual one.</summary>
    /// <exception cref="BusException">bluetoothd refuses.</exception>
    public async Task RegisterAsync(BlueZSession session, bool isUsual)
    {
        session.Bus.Offer(Path, call => _ = AnswerAsync(call));
        await session.DoAsync(OrgBluez.Managers, OrgBluez.AgentManager, "RegisterAgent", BlueZSession.Soon, message => message.Add(Path).Add(Capability)).ConfigureAwait(true);
        if (isUsual)
            await session.DoAsync(OrgBluez.Managers, OrgBluez.AgentManager, "RequestDefaultAgent", BlueZSession.Soon, message => message.Add(Path)).ConfigureAwait(true);
    }

    private async Task AnswerAsync(BusCall call)
    {
        using (call)
        {
            try
            {
                await DecideAsync(call).ConfigureAwait(true);
            }
            catch (BusException wrong)
            {
                call.Refuse(OrgBluez.ErrorRejected, wrong.Message);
            }
        }
    }

    private async Task DecideAsync(BusCall call)
    {
        switch (call.Message.Member)
        {
            case "Release" or "Cancel" when call.Message.Interface == OrgBluez.Agent:
                call.Answer();
                break;
            case "RequestPasskey" when EnterPasskey is { } enter:
                await EnterAsync(call, enter).ConfigureAwait(true);
                break;
            case "DisplayPasskey" when ShowPasskey is { } show:
                Show(call, show);
                break;
            case "RequestAuthorization" when Allows(call.Message.ReadText()):
                call.Answer();
                break;
            default:
                call.Refuse(OrgBluez.ErrorRejected, $"Nobody said yes to {call.Message.Member}.");
                break;
        }
    }

    private async Task EnterAsync(BusCall call, Func<string, Task<int?>> enter)
    {
        var device = call.Message.ReadText();
        if (Allows(device) && await enter(device).ConfigureAwait(true) is { } passkey)
            call.Answer(answer => answer.Add((uint)passkey));
        else
            call.Refuse(OrgBluez.ErrorRejected, "No passkey was entered.");
    }

    private void Show(BusCall call, Action<int> show)
    {
        var device = call.Message.ReadText();
        if (!Allows(device))
        {
            call.Refuse(OrgBluez.ErrorRejected, "Pairing is not open.");
            return;
        }

        show((int)call.Message.ReadUInt32());
        call.Answer();
    }
}
