using System.Runtime.InteropServices;

namespace NeuralGlasses.BlueZ.Bus;

/// <summary>The calls of libsystemd's sd-bus that are used here (sd-bus(3)); each returns a negative errno on failure.</summary>
internal static unsafe partial class SdBus
{
    private const string Library = "libsystemd.so.0";

    [LibraryImport(Library, EntryPoint = "sd_bus_new")]
    public static partial int New(out nint bus);

    [LibraryImport(Library, EntryPoint = "sd_bus_set_address", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetAddress(nint bus, string address);

    [LibraryImport(Library, EntryPoint = "sd_bus_set_bus_client")]
    public static partial int SetBusClient(nint bus, int isClient);

    [LibraryImport(Library, EntryPoint = "sd_bus_start")]
    public static partial int Start(nint bus);

    [LibraryImport(Library, EntryPoint = "sd_bus_flush_close_unref")]
    public static partial nint FlushCloseUnref(nint bus);

    [LibraryImport(Library, EntryPoint = "sd_bus_get_fd")]
    public static partial int GetFd(nint bus);

    [LibraryImport(Library, EntryPoint = "sd_bus_get_events")]
    public static partial int GetEvents(nint bus);

    // Microseconds of CLOCK_MONOTONIC; all ones for never.
    [LibraryImport(Library, EntryPoint = "sd_bus_get_timeout")]
    public static partial int GetTimeout(nint bus, out ulong microseconds);

    [LibraryImport(Library, EntryPoint = "sd_bus_process")]
    public static partial int Process(nint bus, nint message);

    [LibraryImport(Library, EntryPoint = "sd_bus_call_async")]
    public static partial int CallAsync(nint bus, nint slot, nint message, delegate* unmanaged[Cdecl]<nint, nint, nint, int> callback, nint userdata, ulong microseconds);

    [LibraryImport(Library, EntryPoint = "sd_bus_send")]
    public static partial int Send(nint bus, nint message, nint cookie);

    [LibraryImport(Library, EntryPoint = "sd_bus_add_match_async", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int AddMatchAsync(nint bus, nint slot, string match, delegate* unmanaged[Cdecl]<nint, nint, nint, int> callback, nint installed, nint userdata);

    [LibraryImport(Library, EntryPoint = "sd_bus_add_fallback", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int AddFallback(nint bus, nint slot, string prefix, delegate* unmanaged[Cdecl]<nint, nint, nint, int> callback, nint userdata);

    [LibraryImport(Library, EntryPoint = "sd_bus_message_new_method_call", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int MessageNewMethodCall(nint bus, out nint message, string destination, string path, string @interface, string member);

    [LibraryImport(Library, EntryPoint = "sd_bus_message_new_signal", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int MessageNewSignal(nint bus, out nint message, string path, string @interface, string member);

    [LibraryImport(Library, EntryPoint = "sd_bus_message_new_method_return")]
    public static partial int MessageNewMethodReturn(nint call, out nint message);

    [LibraryImport(Library, EntryPoint = "sd_bus_reply_method_error")]
    public static partial int ReplyMethodError(nint call, in NativeError error);

    [LibraryImport(Library, EntryPoint = "sd_bus_message_ref")]
    public static partial nint MessageRef(nint message);

    [LibraryImport(Library, EntryPoint = "sd_bus_message_unref")]
    public static partial nint MessageUnref(nint message);

    [LibraryImport(Library, EntryPoint = "sd_bus_message_get_path")]
    public static partial nint MessageGetPath(nint message);

    [LibraryImport(Library, EntryPoint = "sd_bus_message_get_interface")]
    public static partial nint MessageGetInterface(nint message);

    [LibraryImport(Library, EntryPoint = "sd_bus_message_get_member")]
    public static partial nint MessageGetMember(nint message);

    [LibraryImport(Library, EntryPoint = "sd_bus_message_get_sender")]
    public static partial nint MessageGetSender(nint message);

    [LibraryImport(Library, EntryPoint = "sd_bus_message_get_type")]
    public static partial int MessageGetType(nint message, out byte type);

    // Null unless the message is an error; the structure is the message's own.
    [LibraryImport(Library, EntryPoint = "sd_bus_message_get_error")]
    public static partial NativeError* MessageGetError(nint message);

    // Text is passed as itself, everything else by its address.
    [LibraryImport(Library, EntryPoint = "sd_bus_message_append_basic")]
    public static partial int MessageAppendBasic(nint message, byte type, nint value);

    [LibraryImport(Library, EntryPoint = "sd_bus_message_append_array")]
    public static partial int MessageAppendArray(nint message, byte type, void* bytes, nuint length);

    [LibraryImport(Library, EntryPoint = "sd_bus_message_open_container", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int MessageOpenContainer(nint message, byte type, string contents);

    [LibraryImport(Library, EntryPoint = "sd_bus_message_close_container")]
    public static partial int MessageCloseContainer(nint message);

    [LibraryImport(Library, EntryPoint = "sd_bus_message_peek_type")]
    public static partial int MessagePeekType(nint message, out byte type, out nint contents);

    [LibraryImport(Library, EntryPoint = "sd_bus_message_enter_container")]
    public static partial int MessageEnterContainer(nint message, byte type, nint contents);

    [LibraryImport(Library, EntryPoint = "sd_bus_message_exit_container")]
    public static partial int MessageExitContainer(nint message);

    [LibraryImport(Library, EntryPoint = "sd_bus_message_read_basic")]
    public static partial int MessageReadBasic(nint message, byte type, void* value);

    [LibraryImport(Library, EntryPoint = "sd_bus_message_read_array")]
    public static partial int MessageReadArray(nint message, byte type, out nint bytes, out nuint length);

    [LibraryImport(Library, EntryPoint = "sd_bus_request_name", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int RequestName(nint bus, string name, ulong flags);

    /// <summary>sd_bus_error of sd-bus-protocol.h.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct NativeError
    {
        public nint Name;
        public nint Message;
        public int NeedsFree;
    }
}
