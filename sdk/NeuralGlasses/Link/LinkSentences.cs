using NeuralGlasses.Contract;

namespace NeuralGlasses.Link;

// What the link tells a person when it cannot go on.
internal static class LinkSentences
{
    public static string Version(int found)
    {
        string remedy = found > EmgStreamFormat.Version ? "update the software of the glasses" : "update the firmware of the wristband";
        return $"The wristband speaks protocol version {found}, these glasses understand version {EmgStreamFormat.Version}; {remedy}.";
    }

    // Null if both versions are ours.
    public static string? Versions(DeviceStatus status) =>
        status.ProtocolVersion != EmgStreamFormat.Version ? Version(status.ProtocolVersion)
        : status.ControlPointVersion != ControlPoint.Version ? ControlVersion(status.ControlPointVersion)
        : null;

    private static string ControlVersion(int found)
    {
        string remedy = found > ControlPoint.Version ? "update the software of the glasses" : "update the firmware of the wristband";
        return $"The wristband takes commands of version {found}, these glasses give version {ControlPoint.Version}; {remedy}.";
    }

    public static string ShortStatus(int length) =>
        $"The wristband's device status has {length} bytes, expected at least {DeviceStatus.Length}; update the firmware of the wristband.";

    public static string Refused(int opcode, int result, WristbandLinkOptions options)
    {
        string reason = result switch
        {
            ControlPoint.ResultNotSupported => "it does not know the command; update the firmware of the wristband",
            ControlPoint.ResultInvalidOperand when opcode == ControlPoint.OpSetStream =>
                $"it does not offer {options.ChannelCount} channels at {options.RateHz} Hz with coding {options.Coding}; choose other stream settings",
            ControlPoint.ResultNotPermitted when opcode == ControlPoint.OpStart =>
                "it does not allow the command now; take it off its charger, or disconnect it and connect it again",
            ControlPoint.ResultNotPermitted => "it does not allow the command now; disconnect the wristband and connect it again",
            _ => $"it answered with result {result}; disconnect the wristband and connect it again",
        };
        return $"The wristband refused to {Command(opcode)}: {reason}.";
    }

    public static string Failed(int opcode, int fault)
    {
        string reason = fault switch
        {
            FaultCode.AfeIdentity => "its EMG front end is missing or another chip than expected; have the wristband repaired",
            FaultCode.AfeRegister => "its EMG front end does not keep its settings; charge the wristband and restart it",
            FaultCode.Engine => "its acquisition engine refused the settings; choose other stream settings",
            FaultCode.None => "it names no fault; restart it",
            _ => $"it names fault {fault}; restart it",
        };
        return $"The wristband failed to {Command(opcode)}: {reason}.";
    }

    public static string Faulted(int fault) => Failed(0, fault);

    public static string WrongSettings(DeviceStatus status, WristbandLinkOptions options) =>
        $"The wristband accepted {options.ChannelCount} channels at {options.RateHz} Hz and then states {status.ChannelCount} channels at {status.RateHz} Hz " +
        $"with an LSB of {status.LsbPicovolts} pV; update the firmware of the wristband.";

    public static string NoAnswer(LinkState state, double timeoutMs) =>
        $"The wristband did not answer within {timeoutMs / 1000} s when asked to {Request(state)}; bring it closer or restart it.";

    private static string Command(int opcode) => opcode switch
    {
        ControlPoint.OpStart => "start the stream",
        ControlPoint.OpStop => "stop the stream",
        ControlPoint.OpSetStream => "set the stream",
        _ => "go on streaming",
    };

    private static string Request(LinkState state) => state switch
    {
        LinkState.Stopping => Command(ControlPoint.OpStop),
        LinkState.Setting => Command(ControlPoint.OpSetStream),
        LinkState.Starting => Command(ControlPoint.OpStart),
        _ => "state its status",
    };
}
