using System;

namespace nanoFramework.Device.Bluetooth
{
    public sealed class DevicePairing
    {
        internal DevicePairing() => throw null;

        public delegate void DevicePairingRequestedHandler(object sender, DevicePairingRequestedEventArgs args);

        public delegate void PairingCompleteHandler(object sender, DevicePairingEventArgs args);

        public event DevicePairingRequestedHandler PairingRequested
        {
            add => throw null;
            remove => throw null;
        }

        public event PairingCompleteHandler PairingComplete
        {
            add => throw null;
            remove => throw null;
        }

        public bool AllowBonding
        {
            get => throw null;
            set => throw null;
        }

        public bool OutOfBand
        {
            get => throw null;
            set => throw null;
        }

        public DevicePairingProtectionLevel ProtectionLevel
        {
            get => throw null;
            set => throw null;
        }

        public DevicePairingIOCapabilities IOCapabilities
        {
            get => throw null;
            set => throw null;
        }

        public bool CanPair => throw null;

        public bool IsPaired => throw null;

        public bool IsAuthenticated => throw null;

        public bool WasSecureConnectionUsedForPairing => throw null;
    }

    public class DevicePairingEventArgs
    {
        internal DevicePairingEventArgs() => throw null;

        public DevicePairingResultStatus Status => throw null;
    }

    public class DevicePairingRequestedEventArgs
    {
        internal DevicePairingRequestedEventArgs() => throw null;

        public DevicePairingKinds PairingKind => throw null;

        public uint Pin => throw null;

        public void Accept() => throw null;

        public void Accept(int passkey) => throw null;
    }

    public enum DevicePairingIOCapabilities
    {
        DisplayOnly = 0,
        DisplayYesNo = 1,
        KeyboardOnly = 2,
        NoInputNoOutput = 3,
        KeyboardDisplay = 4,
    }

    public enum DevicePairingKinds
    {
        None,
        ConfirmOnly = 1,
        DisplayPin = 2,
        ProvidePin = 4,
        ConfirmPinMatch = 8,
    }

    public enum DevicePairingProtectionLevel
    {
        Default = 0,
        None = 1,
        Encryption = 2,
        EncryptionAndAuthentication = 3,
    }

    public enum DevicePairingResultStatus
    {
        Paired = 0,
        NotReadyToPair = 1,
        NotPaired = 2,
        AlreadyPaired = 3,
        ConnectionRejected = 4,
        TooManyConnections = 5,
        HardwareFailure = 6,
        AuthenticationTimeout = 7,
        AuthenticationNotAllowed = 8,
        AuthenticationFailure = 9,
        NoSupportedProfiles = 10,
        ProtectionLevelCouldNotBeMet = 11,
        AccessDenied = 12,
        InvalidCeremonyData = 13,
        PairingCanceled = 14,
        OperationAlreadyInProgress = 15,
        RequiredHandlerNotRegistered = 16,
        RejectedByHandler = 17,
        RemoteDeviceHasAssociation = 18,
        Failed = 19,
    }
}

namespace nanoFramework.Device.Bluetooth.Security
{
    public static class DeviceBonding
    {
        public static bool IsBonded(ulong bluetoothAddress) => throw null;

        public static void DeleteAllBonds() => throw null;

        public static void DeleteBondForPeer(ulong peerbluetoothAddress, BluetoothAddressType addressType) => throw null;

        public static int Count() => throw null;

        public static ulong GetBondInformationAt(int index) => throw null;
    }
}
