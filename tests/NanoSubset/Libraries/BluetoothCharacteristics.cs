using System;

namespace nanoFramework.Device.Bluetooth.GenericAttributeProfile
{
    public class GattLocalCharacteristic
    {
        internal GattLocalCharacteristic() => throw null;

        public delegate void GattLocalCharacteristicReadEventHandler(GattLocalCharacteristic sender, GattReadRequestedEventArgs ReadRequestEventArgs);

        public delegate void GattLocalCharacteristicWriteEventHandler(GattLocalCharacteristic sender, GattWriteRequestedEventArgs WriteRequestEventArgs);

        public delegate void GattLocalCharacteristicClientsChangedEventHandler(GattLocalCharacteristic sender, object args);

        public event GattLocalCharacteristicReadEventHandler ReadRequested
        {
            add => throw null;
            remove => throw null;
        }

        public event GattLocalCharacteristicWriteEventHandler WriteRequested
        {
            add => throw null;
            remove => throw null;
        }

        public event GattLocalCharacteristicClientsChangedEventHandler SubscribedClientsChanged
        {
            add => throw null;
            remove => throw null;
        }

        public GattCharacteristicProperties CharacteristicProperties => throw null;

        public GattProtectionLevel ReadProtectionLevel => throw null;

        public GattProtectionLevel WriteProtectionLevel => throw null;

        public Buffer StaticValue => throw null;

        public GattSubscribedClient[] SubscribedClients => throw null;

        public Guid Uuid => throw null;

        public GattLocalDescriptorResult CreateDescriptor(Guid descriptorUuid, GattLocalDescriptorParameters parameters) => throw null;

        public GattClientNotificationResult[] NotifyValue(Buffer value) => throw null;

        public GattClientNotificationResult NotifyValue(Buffer value, GattSubscribedClient subscribedClient) => throw null;
    }

    public class GattLocalCharacteristicParameters
    {
        public GattLocalCharacteristicParameters() => throw null;

        public GattProtectionLevel WriteProtectionLevel
        {
            get => throw null;
            set => throw null;
        }

        public string UserDescription
        {
            get => throw null;
            set => throw null;
        }

        public Buffer StaticValue
        {
            get => throw null;
            set => throw null;
        }

        public GattProtectionLevel ReadProtectionLevel
        {
            get => throw null;
            set => throw null;
        }

        public GattCharacteristicProperties CharacteristicProperties
        {
            get => throw null;
            set => throw null;
        }
    }

    public class GattLocalCharacteristicResult
    {
        internal GattLocalCharacteristicResult() => throw null;

        public GattLocalCharacteristic Characteristic => throw null;

        public BluetoothError Error => throw null;
    }

    public class GattLocalDescriptor
    {
        internal GattLocalDescriptor() => throw null;

        public Guid Uuid => throw null;
    }

    public class GattLocalDescriptorParameters
    {
        public GattLocalDescriptorParameters() => throw null;

        public GattProtectionLevel WriteProtectionLevel
        {
            get => throw null;
            set => throw null;
        }

        public Buffer StaticValue
        {
            get => throw null;
            set => throw null;
        }

        public GattProtectionLevel ReadProtectionLevel
        {
            get => throw null;
            set => throw null;
        }
    }

    public class GattLocalDescriptorResult
    {
        internal GattLocalDescriptorResult() => throw null;

        public GattLocalDescriptor Descriptor => throw null;

        public BluetoothError Error => throw null;
    }

    public class GattReadRequestedEventArgs
    {
        internal GattReadRequestedEventArgs() => throw null;

        public GattSession Session => throw null;

        public GattReadRequest GetRequest() => throw null;
    }

    public class GattReadRequest
    {
        internal GattReadRequest() => throw null;

        public uint Length => throw null;

        public void RespondWithValue(Buffer value) => throw null;

        public void RespondWithProtocolError(byte protocolError) => throw null;
    }

    public class GattWriteRequestedEventArgs
    {
        internal GattWriteRequestedEventArgs() => throw null;

        public GattSession Session => throw null;

        public GattWriteRequest GetRequest() => throw null;
    }

    public class GattWriteRequest
    {
        internal GattWriteRequest() => throw null;

        public uint Offset => throw null;

        public Buffer Value => throw null;

        public void Respond() => throw null;

        public void RespondWithProtocolError(byte protocolError) => throw null;
    }

    public class GattClientNotificationResult
    {
        internal GattClientNotificationResult() => throw null;

        public byte ProtocolError => throw null;

        public GattCommunicationStatus Status => throw null;

        public GattSubscribedClient SubscribedClient => throw null;

        public ushort BytesSent => throw null;
    }

    public enum GattCommunicationStatus
    {
        Success = 0,
        Unreachable = 1,
        ProtocolError = 2,
        AccessDenied = 3,
    }

    public enum GattProtectionLevel
    {
        Plain = 0,
        AuthenticationRequired = 1,
        EncryptionRequired = 2,
        EncryptionAndAuthenticationRequired = 3,
    }

    [Flags]
    public enum GattCharacteristicProperties : uint
    {
        None = 0,
        Broadcast = 1,
        Read = 2,
        WriteWithoutResponse = 4,
        Write = 8,
        Notify = 16,
        Indicate = 32,
        AuthenticatedSignedWrites = 64,
        ExtendedProperties = 128,
        ReliableWrites = 256,
        WritableAuxiliaries = 512,
    }

    public static class GattProtocolError
    {
        public static byte InsufficientAuthentication => throw null;

        public static byte InsufficientResources => throw null;

        public static byte InvalidAttributeValueLength => throw null;

        public static byte UnlikelyError => throw null;

        public static byte WriteNotPermitted => throw null;
    }
}
